// Whether `check.mjs` finds what is wrong in a recording of `record.mjs`, and nothing else.

import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Report } from "./report.mjs";

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "copydesk-"));
const log = path.join(folder, "log.jsonl");

const frame = (message) => {
  const body = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};
const INITIALIZE = frame({
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: { processId: null, rootUri: null, capabilities: {} },
});
const ANSWER = frame({ jsonrpc: "2.0", id: 1, result: { capabilities: {} } });

// A server that says these bytes as soon as it hears anything, and then ends by a signal, or with 0.
const server = (says, signal = 0) => `
  process.stdin.once("data", () => {
    const end = () => (${JSON.stringify(signal)} ? process.kill(process.pid, ${JSON.stringify(signal)}) : process.exit(0));
    process.stdout.write(${JSON.stringify(says)}, end);
  }).on("end", () => process.exit(0));`;

// What check.mjs says of a recording, after `change` has done something to it.
function judged(program, input, change = () => {}) {
  fs.rmSync(log, { force: true });
  spawnSync(process.execPath, [beside("record.mjs"), log, process.execPath, "-e", program], { input });
  change();
  // That shapes are not looked at without a meta model is of no account here.
  const env = { ...process.env, CI: "" };
  return spawnSync(process.execPath, [beside("check.mjs"), log], { encoding: "utf8", env });
}

const report = new Report();
const right = (what, { stdout, status }) => report.check(what, status === 0 ? [] : [stdout]);
const wrong = (what, words, { stdout, status }) =>
  report.check(what, status !== 0 && stdout.includes(words) ? [] : [`"${words}" is not in: ${stdout}`]);

right("a conversation that is right", judged(server(ANSWER), INITIALIZE));
wrong("a message too many", "is to no request, or the second to one", judged(server(ANSWER + ANSWER), INITIALIZE));
wrong("a request without an answer", "initialize: was never answered", judged(server(""), INITIALIZE));
wrong("no message at all", "there is no conversation in it", judged(server(""), ""));
wrong("no recording", "no such file", judged(server(ANSWER), INITIALIZE, () => fs.rmSync(log)));

const half = ANSWER.slice(0, 40);
right("a server that is killed in the middle of a message", judged(server(ANSWER + half, "SIGKILL"), INITIALIZE));
wrong("one that ends by itself there", "it is not whole", judged(server(ANSWER + half), INITIALIZE));
wrong(
  "something wrong, before it is killed",
  "is to no request, or the second to one",
  judged(server(ANSWER + ANSWER + half, "SIGKILL"), INITIALIZE),
);
const cutOff = () => fs.truncateSync(log, fs.statSync(log).size - 10);
right("a recording that is cut off within a line", judged(server(ANSWER), INITIALIZE, cutOff));

fs.rmSync(folder, { recursive: true });
report.close();
