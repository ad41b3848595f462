// A transparent proxy between an editor and a language server on standard input and output:
//
//     node record.mjs LOG COMMAND ARGUMENT…
//
// It appends every message of both sides to LOG, one JSON object a line, and is otherwise not there: bytes are passed on
// before they are looked at, also those that are no message; signals go to the server; it ends with the server's exit
// code or signal. Give an editor a script with this line as the server's path; `check.mjs LOG…` then judges the messages.
//
// The lines of one run have the same `run`; several runs may share a log. There is one with the `command`, one for each
// message `from` "client" or "server", one for bytes of either that are `noMessage` (`cut` if it is a message whose end
// never came), and one with the `exit`.
//
// What messages mean is not known here. It needs nothing but Node.

import { spawn } from "node:child_process";
import fs from "node:fs";

const [log, command, ...args] = process.argv.slice(2);
if (!command) {
  console.error("usage: record.mjs LOG COMMAND ARGUMENT…");
  process.exit(2);
}
// Appended at once and in one piece, so that two runs cannot garble each other and a kill loses nothing.
const file = fs.openSync(log, "a");
const run = `${process.pid}-${Date.now()}`;
const note = (entry) => fs.writeSync(file, `${JSON.stringify({ run, time: Date.now(), ...entry })}\n`);

// Cuts a stream of bytes into messages.
class Frames {
  constructor(from) {
    this.from = from;
    this.bytes = Buffer.alloc(0);
  }

  take(chunk) {
    this.bytes = this.bytes.length ? Buffer.concat([this.bytes, chunk]) : chunk;
    for (;;) {
      const header = this.bytes.indexOf("\r\n\r\n");
      if (header < 0) return;
      const length = /^content-length: *(\d+) *$/im.exec(this.bytes.toString("latin1", 0, header))?.[1];
      const start = header + 4;
      const end = start + Number(length ?? 0);
      if (this.bytes.length < end) return;
      const body = this.bytes.toString("utf8", start, end);
      this.bytes = this.bytes.subarray(end);
      try {
        if (length === undefined) throw new SyntaxError("a header without a length");
        note({ from: this.from, message: JSON.parse(body) });
      } catch (error) {
        note({ from: this.from, noMessage: body, because: error.message });
      }
    }
  }

  end() {
    if (this.bytes.length)
      note({ from: this.from, noMessage: this.bytes.toString(), because: "it is not whole", cut: true });
  }
}

const server = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
note({ command: [command, ...args], pid: server.pid });
server.on("error", (error) => {
  console.error(`record.mjs: ${command}: ${error.message}`);
  process.exit(127);
});

function pass(from, source, sink) {
  const frames = new Frames(from);
  source.on("data", (chunk) => {
    // A slow reader stops the writer, as a pipe does.
    if (!sink.write(chunk)) source.pause();
    frames.take(chunk);
  });
  sink.on("drain", () => source.resume());
  // Who has gone does not read any more. That is for the other side to notice.
  sink.on("error", () => source.resume());
  source.on("end", () => frames.end());
}
pass("client", process.stdin, server.stdin);
pass("server", server.stdout, process.stdout);
process.stdin.on("end", () => server.stdin.end());

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP", "SIGUSR1", "SIGUSR2"]) {
  process.on(signal, () => server.kill(signal));
}
// After `close` all of the server's output has been read, and is written before the process ends.
server.on("close", (code, signal) => {
  note({ exit: code ?? signal });
  process.stdout.write("", () => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
    // Some do not end a Node.
    setTimeout(() => process.exit(1), 1000);
  });
});
