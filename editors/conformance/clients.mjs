// What real clients say they can do, asked of themselves: Visual Studio Code's client library computes it; of the others there
// are records in the Python package pytest-lsp. And a few that nobody ships, for what these have in common.

import fs from "node:fs";
import { createRequire, Module } from "node:module";
import path from "node:path";

// The installed packages are outside of the repository.
export const require = createRequire(path.join(process.env.CONFORMANCE_MODULES ?? import.meta.dirname, "package.json"));

// The library wants the editor around it. Here everything that it asks of the editor is one thing that can be called,
// inherited from and looked into; none of it bears on what the library says it can do.
function visualStudioCode() {
  const anything = new Proxy(class {}, {
    get: (target, key) => {
      if (key === "prototype") return target.prototype;
      return key === Symbol.toPrimitive ? () => "" : anything;
    },
    apply: () => anything,
    construct: (target, args, made) => (made === anything ? anything : Reflect.construct(target, args, made)),
  });
  const editor = new Proxy({}, { get: (_, key) => (key === "version" ? "1.100.0" : anything), has: () => true });
  const load = Module._load;
  Module._load = (name, ...rest) => (name === "vscode" ? editor : load(name, ...rest));
  try {
    const { LanguageClient } = require("vscode-languageclient/node");
    const client = new LanguageClient(
      "copydesk",
      "copydesk",
      { command: "copydesk" },
      { documentSelector: [{ language: "plaintext" }] },
    );
    return client.computeClientCapabilities();
  } finally {
    Module._load = load;
  }
}

// A record of pytest-lsp, whose folder of records the environment names.
function recorded(file) {
  return JSON.parse(fs.readFileSync(path.join(process.env.CLIENTS, file), "utf8"));
}

// A copy with some changes. `undefined` takes a property away.
function but(capabilities, changes) {
  const copy = structuredClone(capabilities);
  for (const [place, value] of Object.entries(changes)) {
    const keys = place.split(".");
    const last = keys.pop();
    let at = copy;
    for (const key of keys) at = at[key] ??= {};
    if (value === undefined) delete at[last];
    else at[last] = value;
  }
  return copy;
}

// The clients of a session: what each is called and can do, and the encoding that must come of it.
export function clients() {
  const code = visualStudioCode();
  const all = [
    { name: "Visual Studio Code", capabilities: code, encoding: "utf-16" },
    { name: "nothing", capabilities: {}, encoding: "utf-16", isBare: true },
    // A client that makes no use of anything that came after the first versions of the protocol.
    {
      name: "only edits",
      capabilities: {
        textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } } },
      },
      encoding: "utf-16",
    },
    { name: "only UTF-8", capabilities: but(code, { "general.positionEncodings": ["utf-8"] }), encoding: "utf-8" },
    { name: "only UTF-16", capabilities: but(code, { "general.positionEncodings": ["utf-16"] }), encoding: "utf-16" },
    { name: "only UTF-32", capabilities: but(code, { "general.positionEncodings": ["utf-32"] }), encoding: "utf-32" },
    { name: "no encodings", capabilities: but(code, { "general.positionEncodings": undefined }), encoding: "utf-16" },
    {
      name: "snippets",
      capabilities: but(code, { "workspace.workspaceEdit.snippetEditSupport": true }),
      encoding: "utf-16",
    },
    {
      name: "plain text first",
      capabilities: but(code, { "textDocument.hover.contentFormat": ["plaintext", "markdown"] }),
      encoding: "utf-16",
    },
    {
      name: "no new files",
      capabilities: but(code, {
        "workspace.workspaceEdit.resourceOperations": [],
        "window.workDoneProgress": undefined,
      }),
      encoding: "utf-16",
    },
  ];
  if (process.env.CLIENTS) {
    for (const [name, file, encoding] of [
      ["Visual Studio Code 1.65", "visual_studio_code_v1.65.2.json", "utf-16"],
      ["Neovim 0.11", "neovim_v0.11.0.json", "utf-8"],
      ["Emacs 29 (eglot)", "emacs_v29.1.json", "utf-8"],
    ]) {
      const { capabilities, clientInfo } = recorded(file);
      all.push({ name, capabilities, clientInfo, encoding });
    }
  }
  return all;
}
