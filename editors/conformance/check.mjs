// Judges what `record.mjs` has recorded:
//
//     node check.mjs LOG…
//
// Each run of a server in the logs is one check, which fails if the server sent anything that is wrong; what is wrong
// with the messages of the client is told as a note. A log without any conversation fails. It closes with one line,
// `N passed, N failed, N skipped`, and a status other than 0 if anything failed.
//
// Without the meta model (see `metamodel.mjs`) shapes are not looked at, which counts as skipped, and as failed with CI=true.

import fs from "node:fs";
import { pathToFileURL } from "node:url";
import { Conversation } from "./conversation.mjs";
import { MetaModel, find } from "./metamodel.mjs";
import { Report } from "./report.mjs";

// The runs of a log: of each the entries, in order. A last line that was cut off by a kill is no entry.
export function runs(log) {
  const all = new Map();
  for (const line of fs.readFileSync(log, "utf8").split("\n").slice(0, -1)) {
    const entry = JSON.parse(line);
    if (!all.has(entry.run)) all.set(entry.run, []);
    all.get(entry.run).push(entry);
  }
  return [...all.values()];
}

// What is wrong in one run, by side, and how many messages the server has sent.
export function judge(entries, model) {
  const conversation = new Conversation(model);
  // Whoever starts our server can say what columns count, whatever the client tells.
  const command = entries.find(({ command }) => command)?.command ?? [];
  const option = command.indexOf("--positions");
  if (option >= 0) conversation.encoding = command[option + 1];
  const wrong = { client: [], server: [] };
  let messages = 0;
  // Who is killed may be in the middle of a message.
  const isKilled = entries.some(({ exit }) => typeof exit === "string");
  for (const { from, message, noMessage, because, cut, exit } of entries) {
    if (cut && isKilled) continue;
    if (noMessage !== undefined)
      wrong[from].push(`no message (${because}): ${JSON.stringify(noMessage.slice(0, 200))}`);
    else if (exit !== undefined) wrong.server.push(...conversation.end(exit));
    else if (message !== undefined) wrong[from].push(...conversation.observe(from, message));
    if (from === "server") messages += 1;
  }
  return { wrong, messages };
}

// Each complaint once, with how often it came.
function counted(complaints) {
  const counts = new Map();
  for (const complaint of complaints) counts.set(complaint, (counts.get(complaint) ?? 0) + 1);
  return [...counts].map(([complaint, n]) => (n > 1 ? `${complaint} (${n} times)` : complaint));
}

function main(logs) {
  const report = new Report();
  const file = find();
  if (!file) report.skip("shapes of messages: there is no meta model; METAMODEL can name it");
  const model = file && MetaModel.read(file);
  if (!logs.length) report.check("logs to judge", ["usage: check.mjs LOG…"]);
  for (const log of logs) {
    let all;
    try {
      // A program that only prints something, such as its version, has no conversation.
      all = runs(log).filter((entries) => entries.some(({ from }) => from === "client"));
    } catch (error) {
      report.check(log, [error.message]);
      continue;
    }
    if (!all.length) report.check(log, ["there is no conversation in it"]);
    all.forEach((entries, n) => {
      const { wrong, messages } = judge(entries, model);
      const run = all.length > 1 ? `, run ${n + 1} of ${all.length}` : "";
      report.check(`${log}${run}: ${messages} messages of the server`, counted(wrong.server));
      for (const complaint of counted(wrong.client)) report.note(`the client: ${complaint}`);
    });
  }
  report.close();
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) main(process.argv.slice(2));
