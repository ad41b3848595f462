// A client made of the protocol's reference library, with copies of the documents that it has open. Every message of both
// sides goes through a `Conversation`, whose complaints are in `wrong`.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { require } from "./clients.mjs";
import { Conversation } from "./conversation.mjs";
import { Text } from "./text.mjs";

const lsp = require("vscode-languageserver-protocol/node");
export const { CancellationTokenSource, ResponseError } = lsp;

// How long anything may take that the server is to do, in milliseconds.
const PATIENCE = 10_000;

export class Client {
  constructor({ name, capabilities, clientInfo, encoding }, model, command) {
    this.name = name;
    this.capabilities = capabilities;
    this.clientInfo = clientInfo;
    this.encoding = encoding;
    this.conversation = new Conversation(model);
    this.wrong = { client: [], server: [] };
    this.messages = 0;
    // By URI: the text, its version, and what was last published.
    this.texts = new Map();
    this.published = new Map();
    this.registered = [];
    this.settings = null;
    this.log = [];
    this.progress = [];
    this.refreshes = 0;
    this.stderr = "";
    this.waiting = new Set();
    this.server = spawn(command[0], command.slice(1), { stdio: ["pipe", "pipe", "pipe"] });
    this.server.stderr.on("data", (data) => {
      this.stderr += data;
    });
    this.exited = once(this.server, "exit").then(([code, signal]) => {
      const exit = code ?? signal;
      this.wrong.server.push(...this.conversation.end(exit));
      return exit;
    });
    this.connection = this.connect();
  }

  connect() {
    const observe = (from, message) => {
      if (from === "server") this.messages += 1;
      this.wrong[from].push(...this.conversation.observe(from, message));
    };
    class Reader extends lsp.StreamMessageReader {
      listen(callback) {
        return super.listen((message) => {
          observe("server", message);
          callback(message);
        });
      }
    }
    class Writer extends lsp.StreamMessageWriter {
      write(message) {
        // As it goes over the pipe: without what is undefined.
        observe("client", JSON.parse(JSON.stringify(message)));
        return super.write(message);
      }
    }
    const connection = lsp.createProtocolConnection(new Reader(this.server.stdout), new Writer(this.server.stdin));
    const heard = (hear) => (params) => {
      hear(params);
      for (const look of this.waiting) look();
    };
    connection.onNotification(
      "textDocument/publishDiagnostics",
      heard((params) => this.published.set(params.uri, params)),
    );
    connection.onNotification(
      "window/logMessage",
      heard((params) => this.log.push(params)),
    );
    connection.onNotification(
      "window/showMessage",
      heard((params) => this.log.push(params)),
    );
    connection.onNotification(
      "$/progress",
      heard((params) => this.progress.push(params)),
    );
    connection.onRequest("workspace/configuration", ({ items }) =>
      items.map(({ section }) => (section === "copydesk" ? this.settings : null)),
    );
    connection.onRequest("workspace/workspaceFolders", () => null);
    connection.onRequest("window/workDoneProgress/create", () => null);
    connection.onRequest(
      "client/registerCapability",
      heard(({ registrations }) => this.registered.push(...registrations)),
    );
    connection.onRequest(
      "workspace/inlayHint/refresh",
      heard(() => {
        this.refreshes += 1;
      }),
    );
    connection.onError(([error]) => this.wrong.server.push(`the library: ${error.message}`));
    connection.listen();
    return connection;
  }

  // Waits until the answer to a question is no longer undefined or false.
  async until(what, question) {
    let timer;
    let look;
    try {
      return await new Promise((resolve, reject) => {
        look = () => {
          const answer = question();
          if (answer !== undefined && answer !== false) resolve(answer);
        };
        this.waiting.add(look);
        timer = setTimeout(() => reject(new Error(`it never came: ${what}`)), PATIENCE);
        look();
      });
    } finally {
      clearTimeout(timer);
      this.waiting.delete(look);
    }
  }

  async request(method, params, token) {
    // For the library a token that is undefined is one more parameter.
    const given = [params, token].filter((argument) => argument !== undefined);
    const answer = this.connection.sendRequest(method, ...given);
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${method} was not answered`)), PATIENCE);
    });
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  // The code of the error that a request is answered with; undefined if it is answered with a result.
  async error(method, params) {
    try {
      await this.request(method, params);
      return undefined;
    } catch (error) {
      if (error instanceof ResponseError) return error.code;
      throw error;
    }
  }

  notify(method, params) {
    return params === undefined
      ? this.connection.sendNotification(method)
      : this.connection.sendNotification(method, params);
  }

  async initialize({ folder, options, locale }) {
    const { name, capabilities, clientInfo = { name } } = this;
    const folders = capabilities.workspace?.workspaceFolders
      ? { workspaceFolders: folder ? [{ uri: folder, name: "articles" }] : null }
      : {};
    const result = await this.request("initialize", {
      processId: process.pid,
      clientInfo,
      ...(locale && { locale }),
      rootUri: folder ?? null,
      capabilities,
      ...(options && { initializationOptions: options }),
      ...folders,
    });
    await this.notify("initialized", {});
    return result;
  }

  async open(uri, languageId, text, version = 1) {
    this.published.delete(uri);
    this.texts.set(uri, { text: new Text(text, this.encoding), version });
    await this.notify("textDocument/didOpen", { textDocument: { uri, languageId, version, text } });
  }

  text(uri) {
    return this.texts.get(uri).text;
  }

  // Makes changes as `textDocument/didChange` has them, or replaces all by a string.
  async change(uri, changes, by = 1) {
    const contentChanges = typeof changes === "string" ? [{ text: changes }] : changes;
    const document = this.texts.get(uri);
    document.text = document.text.changed(contentChanges);
    document.version += by;
    await this.notify("textDocument/didChange", { textDocument: { uri, version: document.version }, contentChanges });
  }

  async close(uri) {
    this.texts.delete(uri);
    await this.notify("textDocument/didClose", { textDocument: { uri } });
  }

  // What is found in the text as it is now, as soon as that meets a condition.
  async found(uri, what, condition = () => true) {
    const { version } = this.texts.get(uri);
    const isIt = () => {
      const published = this.published.get(uri);
      return published?.version === version && condition(published.diagnostics) && published.diagnostics;
    };
    try {
      return await this.until(`${what} in version ${version}`, isIt);
    } catch (error) {
      const { version: last, diagnostics = [] } = this.published.get(uri) ?? {};
      const seen = diagnostics.map(({ code, range }) => `${code} at ${range.start.line}:${range.start.character}`);
      throw new Error(`${error.message}; the last was version ${last}: ${seen.join(", ") || "nothing"}`, {
        cause: error,
      });
    }
  }

  // The texts that the documents would have after an edit of the workspace, by URI.
  applied({ changes = {}, documentChanges }) {
    const edits = documentChanges
      ? documentChanges.filter(({ edits }) => edits).map(({ textDocument, edits }) => [textDocument.uri, edits])
      : Object.entries(changes);
    const known = (uri) => this.texts.get(uri)?.text ?? new Text("", this.encoding);
    return new Map(edits.map(([uri, edits]) => [uri, known(uri).edited(edits)]));
  }

  async end() {
    await this.request("shutdown");
    const late = await this.error("textDocument/hover", {
      textDocument: { uri: "file:///a.txt" },
      position: { line: 0, character: 0 },
    });
    await this.notify("exit");
    return { late, exit: await this.exit() };
  }

  // The exit code of a server that has been told to end.
  async exit() {
    let timer;
    const late = new Promise((resolve) => {
      timer = setTimeout(() => resolve("still running"), PATIENCE);
    });
    const exit = await Promise.race([this.exited, late]);
    clearTimeout(timer);
    return exit;
  }

  // Whatever has happened, nothing may stay behind.
  async dispose() {
    this.server.kill("SIGKILL");
    await this.exited;
    this.connection.dispose();
  }
}
