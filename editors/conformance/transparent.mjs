// Whether `record.mjs` is not there for either side, and misses nothing.

import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { runs } from "./check.mjs";
import { Report } from "./report.mjs";

const RECORD = fileURLToPath(new URL("record.mjs", import.meta.url));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "copydesk-"));
const frame = (message, header = "Content-Length") => {
  const body = typeof message === "string" ? message : JSON.stringify(message);
  return Buffer.from(`${header}: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
};
const same = (seen, expected) =>
  isDeepStrictEqual(seen, expected) ? [] : [`${JSON.stringify(seen)}, not ${JSON.stringify(expected)}`];

// Runs a program of Node behind the recorder. `use` has the process, and what it has written so far.
async function recorded(program, use) {
  const log = path.join(folder, `${Math.random()}.jsonl`);
  const child = spawn(process.execPath, [RECORD, log, process.execPath, "-e", program], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  const output = { stdout: Buffer.alloc(0), stderr: "" };
  child.stdout.on("data", (data) => {
    output.stdout = Buffer.concat([output.stdout, data]);
  });
  child.stderr.on("data", (data) => {
    output.stderr += data;
  });
  const closed = once(child, "close");
  const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await use(child, output);
  const [code, signal] = await closed;
  clearTimeout(late);
  const [entries] = runs(log);
  return {
    code,
    signal,
    ...output,
    entries,
    of: (from) => entries.filter((entry) => entry.from === from).map(({ message, noMessage }) => message ?? noMessage),
  };
}

// Whether something is so within five seconds.
async function comes(isSo) {
  for (let n = 0; n < 500 && !isSo(); n += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  return isSo();
}

const report = new Report();
const call = { jsonrpc: "2.0", id: 1, method: "é🚲", params: { text: "a\u2028b\n" } };
const big = { jsonrpc: "2.0", method: "big", params: ["é".repeat(3_000_000)] };

const echo = await recorded(
  "process.stdin.pipe(process.stdout); process.stdin.on('end', () => { console.error('gone'); process.exitCode = 3; })",
  async (child) => {
    const bytes = Buffer.concat([frame(call), frame(big), frame(call, "content-length")]);
    child.sent = bytes;
    // Cut anywhere: within a header, within a character.
    for (const [from, to] of [
      [0, 7],
      [7, 60],
      [60, 71],
      [71, 200_000],
      [200_000, bytes.length],
    ]) {
      child.stdin.write(bytes.subarray(from, to));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    child.stdin.end();
  },
);
report.check(
  "bytes pass as they are",
  same(echo.stdout.equals(Buffer.concat([frame(call), frame(big), frame(call, "content-length")])), true),
);
report.check("messages of both sides are in the log", [
  ...same(echo.of("client"), [call, big, call]),
  ...same(echo.of("server"), [call, big, call]),
]);
report.check("the server's code and its errors pass", [
  ...same(echo.code, 3),
  ...same(echo.stderr, "gone\n"),
  ...same(echo.entries.at(-1).exit, 3),
]);

const signaled = await recorded(
  "process.on('SIGTERM', () => process.exit(9)); setInterval(() => {}, 1000); console.log('ready')",
  async (child, output) => {
    await comes(() => output.stdout.includes("ready"));
    child.kill("SIGTERM");
  },
);
report.check("signals go to the server", same(signaled.code, 9));

const killed = await recorded("console.log('ready'); setInterval(() => {}, 1000)", async (child, output) => {
  await comes(() => output.stdout.includes("ready"));
  process.kill(JSON.parse(fs.readFileSync(child.spawnargs[2], "utf8").split("\n")[0]).pid, "SIGKILL");
});
report.check("a server that is killed ends it, by the same signal", [
  ...same(killed.signal, "SIGKILL"),
  ...same(killed.entries.at(-1).exit, "SIGKILL"),
]);

const left = await recorded("process.stdin.on('data', () => {}).on('end', () => process.exit(4))", async (child) => {
  child.stdin.write(frame(call));
  child.stdin.end(frame(call).subarray(0, 30));
});
report.check("a client that goes in the middle of a message ends both", [
  ...same(left.code, 4),
  ...same(left.of("client"), [call, frame(call).subarray(0, 30).toString()]),
]);

// More than a pipe holds.
let hasHeard = false;
await recorded(
  "process.stdout.write('x'.repeat(3_000_000)); process.stdin.on('data', () => { console.error('heard'); process.exit(); })",
  async (child, output) => {
    child.stdout.pause();
    child.stdin.write(frame(call));
    hasHeard = await comes(() => output.stderr.includes("heard"));
    child.stdout.resume();
  },
);
report.check("a client that does not read is heard", same(hasHeard, true));

const chatty = await recorded(
  "console.log('Hello'); process.stdout.write('X: 1\\r\\n\\r\\n'); process.stdout.write('Content-Length: 3\\r\\n\\r\\n{x}Content-Length: 9\\r\\n\\r\\n{')",
  async () => {},
);
report.check("what is no message is told", [
  ...same(chatty.of("server"), ["", "{x}", "Content-Length: 9\r\n\r\n{"]),
  ...same(chatty.entries.filter(({ because }) => because).length, 3),
  ...same(chatty.entries.filter(({ cut }) => cut).length, 1),
]);

const log = path.join(folder, "none.jsonl");
const [code] = await once(
  spawn(process.execPath, [RECORD, log, path.join(folder, "no-such-program")], { stdio: "ignore" }),
  "exit",
);
report.check("a server that is not there is told", same(code, 127));

fs.rmSync(folder, { recursive: true });
report.close();
