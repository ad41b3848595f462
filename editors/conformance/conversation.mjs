// One client and one server from `initialize` to `exit`: what is wrong with each message in the light of those before it.
//
// - its shape, by the meta model (left out where there is none);
// - that it may be sent now: requests are answered once, nothing comes before `initialize`, progress begins and ends;
// - that the client can read it, by the table in `declared.mjs`;
// - that versions are ones that the client has sent, and all positions are in the text of that version.
//
// A complaint is about whoever sent the message. What the texts are about is not known here.

import { capability, undeclared } from "./declared.mjs";
import { ENCODINGS, Text } from "./text.mjs";

// What a server may send before it has answered `initialize`.
const EARLY = new Set([
  "window/showMessage",
  "window/logMessage",
  "telemetry/event",
  "window/showMessageRequest",
  "$/logTrace",
]);
const ERROR_OF_NO_MESSAGE = [-32700, -32600];

export class Conversation {
  constructor(model) {
    this.model = model;
    this.capabilities = {};
    this.offered = {};
    this.encoding = "utf-16";
    this.isInitialized = false;
    // What was asked and is not answered, by id.
    this.asked = { client: new Map(), server: new Map() };
    // Reports of work under way, by token.
    this.work = new Map();
    // Documents by URI: their texts by version since the last publish, and whether they are open.
    this.documents = new Map();
    // The methods that the client has sent.
    this.used = new Set();
  }

  // What is wrong with a message, in sentences.
  observe(from, message) {
    if (typeof message !== "object" || message === null || Array.isArray(message)) return ["a message is no object"];
    const complaints = [];
    if (message.jsonrpc !== "2.0") complaints.push(`jsonrpc is ${JSON.stringify(message.jsonrpc)}, not "2.0"`);
    const isCall = "method" in message;
    const known = new Set(["jsonrpc", "id", ...(isCall ? ["method", "params"] : ["result", "error"])]);
    for (const key of Object.keys(message))
      if (!known.has(key)) complaints.push(`a message has the unknown property ${key}`);
    complaints.push(...(isCall ? this.call(from, message) : this.answer(from, message)));
    return complaints;
  }

  call(from, message) {
    const { method, id, params } = message;
    if (typeof method !== "string") return ["a method is no string"];
    if (from === "client") this.used.add(method);
    const complaints = this.model?.call(from, message) ?? [];
    const isStructured = !("params" in message) || (typeof params === "object" && params !== null);
    // The meta model has said so where it knows of none.
    if (!isStructured && !complaints.length) complaints.push(`${method}: params are neither an object nor an array`);
    if ("id" in message) {
      if (typeof id !== "string" && !Number.isInteger(id))
        complaints.push(`${method}: the id ${JSON.stringify(id)} is neither a string nor an integer`);
      if (this.asked[from].has(id))
        complaints.push(`${method}: the id ${JSON.stringify(id)} is that of a request without an answer yet`);
      this.asked[from].set(id, { method, params, versions: this.versions() });
    }
    // What has no shape at all tells nothing.
    if (!isStructured) return complaints;
    if (from === "client") {
      complaints.push(...this.tokens(message));
      this.note(message);
      return complaints;
    }
    if (!this.isInitialized && !EARLY.has(method)) complaints.push(`${method}: sent before the answer to initialize`);
    complaints.push(...undeclared(this.capabilities, method, params ?? {}));
    if (method === "$/progress") complaints.push(...this.progress(params));
    if (method === "textDocument/publishDiagnostics") complaints.push(...this.published(params));
    if (method === "workspace/applyEdit") complaints.push(...this.places(method, params, undefined, this.versions()));
    if (method === "window/workDoneProgress/create") this.work.set(params?.token, { by: method, state: "created" });
    return complaints;
  }

  answer(from, message) {
    const { id } = message;
    const isError = "error" in message;
    if (isError === "result" in message) return [`the answer ${JSON.stringify(id)} needs one of result and error`];
    if (id === null && isError && ERROR_OF_NO_MESSAGE.includes(message.error?.code)) return [];
    const asked = this.asked[from === "client" ? "server" : "client"];
    const request = asked.get(id);
    if (!request) return [`the answer ${JSON.stringify(id)} is to no request, or the second to one`];
    asked.delete(id);
    const { method, params, versions } = request;
    const complaints =
      (isError ? this.model?.error(method, message.error) : this.model?.result(method, message.result)) ?? [];
    if (from === "client") {
      // No progress may be told with a token that the client has not taken.
      if (method === "window/workDoneProgress/create")
        this.work.set(params?.token, { by: method, state: isError ? "ended" : "new" });
      return complaints;
    }
    for (const token of [params?.workDoneToken, params?.partialResultToken].filter((token) => token !== undefined)) {
      if (this.work.get(token)?.state === "begun") complaints.push(`${method}: answered before its progress has ended`);
      this.work.delete(token);
    }
    if (isError) return complaints;
    const { result } = message;
    if (method === "initialize") {
      // Only the client that was let in counts; another may have been refused.
      this.isInitialized = true;
      this.capabilities = params?.capabilities ?? {};
      this.offered = result?.capabilities ?? {};
      const { positionEncoding } = this.offered;
      if (ENCODINGS.includes(positionEncoding)) this.encoding = positionEncoding;
    }
    complaints.push(...undeclared(this.capabilities, `${method} result`, result));
    complaints.push(
      ...this.places(`${method} result`, result, params?.textDocument?.uri ?? params?.arguments?.[0], versions),
    );
    return complaints;
  }

  // What the client says changes what may follow.
  note({ method, params }) {
    const uri = params?.textDocument?.uri;
    const document = this.documents.get(uri);
    switch (method) {
      case "textDocument/didOpen": {
        const { version, text } = params.textDocument;
        if (typeof text !== "string") break;
        const texts = new Map([[version, new Text(text, this.encoding)]]);
        // What the server found before it knew of this may still be under way.
        this.documents.set(uri, { version, texts, earlier: document?.texts, isOpen: true, published: -Infinity });
        break;
      }
      case "textDocument/didChange": {
        const last = document?.texts.get(document.version);
        if (!last || !Array.isArray(params.contentChanges)) break;
        document.version = params.textDocument.version;
        document.texts.set(document.version, last.changed(params.contentChanges));
        break;
      }
      case "textDocument/didClose":
        if (document) document.isOpen = false;
        break;
      default:
    }
  }

  // The version that the client has of each open document.
  versions() {
    const open = [...this.documents].filter(([, { isOpen }]) => isOpen);
    return new Map(open.map(([uri, { version }]) => [uri, version]));
  }

  published({ uri, version, diagnostics } = {}) {
    const document = this.documents.get(uri);
    // What is found in a file that is not open has no text here to compare with.
    if (!document?.isOpen) return [];
    const at = `textDocument/publishDiagnostics of ${uri}`;
    if (version === undefined) return [];
    if (!document.texts.has(version)) {
      return document.earlier?.has(version) ? [] : [`${at}: the client has sent no version ${version}`];
    }
    if (version < document.published) return [`${at}: version ${version} comes after version ${document.published}`];
    document.published = version;
    for (const old of [...document.texts.keys()]) {
      if (old < version && ![...this.asked.client.values()].some(({ versions }) => versions.get(uri) === old))
        document.texts.delete(old);
    }
    return this.places(at, diagnostics, uri, new Map([[uri, version]]));
  }

  // Whether everything in a value that is a range or a position is in the text it is about: some version of it since
  // the request was made. A document that is not open is not known.
  places(at, value, uri, versions) {
    const complaints = [];
    const texts = (uri) => {
      const document = this.documents.get(uri);
      if (!document?.isOpen) return undefined;
      const since = versions.get(uri) ?? -Infinity;
      const all = [...document.texts].filter(([version]) => version >= since).map(([, text]) => text);
      return all.length ? all : undefined;
    };
    const isIn = (uri, test) => texts(uri)?.some(test) ?? true;
    const visit = (value, uri, path) => {
      if (typeof value !== "object" || value === null) return;
      if (Array.isArray(value)) {
        if (value.some((entry) => entry?.range && ("newText" in entry || "snippet" in entry))) {
          const fits = (text) => {
            try {
              return text.edited(value) !== undefined;
            } catch {
              return false;
            }
          };
          if (!isIn(uri, fits)) complaints.push(`${at}${path}: the edits overlap or are outside of the text`);
        }
        value.forEach((entry, n) => visit(entry, uri, `${path}[${n}]`));
        return;
      }
      if (value.start && value.end) {
        if (!isIn(uri, (text) => text.at(value) !== undefined))
          complaints.push(`${at}${path}: ${JSON.stringify(value)} is not in the text`);
        return;
      }
      if (Number.isInteger(value.line) && Number.isInteger(value.character)) {
        if (!isIn(uri, (text) => text.offset(value) !== undefined))
          complaints.push(`${at}${path}: ${JSON.stringify(value)} is not in the text`);
        return;
      }
      if (value.range && value.selectionRange && !covers(value.range, value.selectionRange)) {
        complaints.push(`${at}${path}: what is to be selected is not in the range`);
      }
      const here = typeof value.uri === "string" ? value.uri : (value.textDocument?.uri ?? uri);
      const version = value.textDocument?.version;
      if (Number.isInteger(version) && this.documents.get(here)?.isOpen) {
        const { texts: known } = this.documents.get(here);
        if (!known.has(version) || version < (versions.get(here) ?? -Infinity)) {
          complaints.push(
            `${at}${path}: edits version ${version} of ${here}, which was not the client's when it asked`,
          );
        }
      }
      for (const [key, entry] of Object.entries(value)) {
        // The edits of a map of changes are under the document's URI.
        if (key === "changes" && typeof entry === "object" && !Array.isArray(entry)) {
          for (const [uri, edits] of Object.entries(entry))
            visit(edits, uri, `${path}.changes[${JSON.stringify(uri)}]`);
        } else {
          visit(entry, here, `${path}.${key}`);
        }
      }
    };
    visit(value, uri, "");
    return complaints;
  }

  // A client gives tokens with its requests.
  tokens({ method, params }) {
    const complaints = [];
    for (const [key, state] of [
      ["workDoneToken", "new"],
      ["partialResultToken", "partial"],
    ]) {
      const token = params?.[key];
      if (token === undefined) continue;
      if (this.work.has(token)) complaints.push(`${method}: the token ${JSON.stringify(token)} is in use`);
      this.work.set(token, { by: method, state });
    }
    return complaints;
  }

  progress({ token, value } = {}) {
    const work = this.work.get(token);
    const at = `$/progress of ${JSON.stringify(token)}`;
    if (!work) return [`${at}: nobody has made this token, or its request has been answered`];
    if (work.state === "partial") {
      const type = this.model?.requests.get(work.by)?.partialResult;
      return type ? this.model.check(type, value, `${at} value`) : [];
    }
    const [structure, before, after] =
      {
        begin: ["WorkDoneProgressBegin", "new", "begun"],
        report: ["WorkDoneProgressReport", "begun", "begun"],
        end: ["WorkDoneProgressEnd", "begun", "ended"],
      }[value?.kind] ?? [];
    if (!structure) return [`${at}: ${JSON.stringify(value?.kind)} is no kind of progress`];
    const complaints = this.model?.reference(structure, value, `${at} value`) ?? [];
    // "A server needs to signal general work done progress reporting support in the corresponding server capability."
    const provider = this.model?.requests.get(work.by)?.serverCapability;
    if (value.kind === "begin" && provider && !capability(this.offered, `${provider}.workDoneProgress`)) {
      complaints.push(`${at}: ${provider} does not offer workDoneProgress`);
    }
    if (work.state !== before) complaints.push(`${at}: "${value.kind}" comes when the work is ${work.state}`);
    work.state = after;
    return complaints;
  }

  // What is missing when all is over; `exit` is the server's code or signal.
  end(exit) {
    // Who was killed owes nothing.
    if (exit !== 0) return [];
    const open = [...this.asked.client.values()].map(({ method }) => `${method}: was never answered`);
    const begun = [...this.work].filter(([, { state }]) => state === "begun");
    return [...open, ...begun.map(([token]) => `$/progress of ${JSON.stringify(token)}: never ended`)];
  }

  // Methods whose capability the server offers (or requests, in the meta model's words) and which the client never sent.
  unused() {
    const specs = [...this.model.requests.values(), ...this.model.notifications.values()];
    const offered = specs.filter(({ messageDirection, serverCapability }) => {
      const value =
        serverCapability && messageDirection !== "serverToClient" && capability(this.offered, serverCapability);
      return value !== undefined && value !== null && value !== false && value !== "";
    });
    return offered.map(({ method }) => method).filter((method) => !this.used.has(method));
  }
}

function covers(outer, inner) {
  const before = (one, other) => one.line < other.line || (one.line === other.line && one.character <= other.character);
  return before(outer.start, inner.start) && before(inner.end, outer.end);
}
