// Whether the judge sees anything: conversations with one thing wrong in each, which must be named, and one with nothing wrong,
// which must be left alone.

import { Conversation } from "./conversation.mjs";
import { MetaModel, find } from "./metamodel.mjs";
import { Report } from "./report.mjs";
import { Text, plain } from "./text.mjs";

const URI = "file:///a.txt";
const TEXT = "Élan 🚲 à Kiev\nKyiv\n";
const range = (line, from, to) => ({ start: { line, character: from }, end: { line, character: to } });
const KIEV = range(0, 10, 14);
const ask = (id, method, params) => ["client", { jsonrpc: "2.0", id, method, params }];
const tell = (method, params) => ["client", { jsonrpc: "2.0", method, params }];
const give = (id, result) => ["server", { jsonrpc: "2.0", id, result }];
const fail = (id, error) => ["server", { jsonrpc: "2.0", id, error }];
const call = (method, params, id) => [
  "server",
  { jsonrpc: "2.0", ...(id !== undefined && { id }), method, ...(params !== undefined && { params }) },
];

const CAPABILITIES = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true },
  },
  textDocument: {
    publishDiagnostics: { dataSupport: true, tagSupport: { valueSet: [1] } },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
    hover: { contentFormat: ["plaintext"] },
  },
  window: { workDoneProgress: true },
};
const OFFERED = {
  hoverProvider: true,
  codeActionProvider: true,
  executeCommandProvider: { commands: ["a"], workDoneProgress: true },
};
const initialize = (capabilities = CAPABILITIES) =>
  ask(0, "initialize", { processId: null, rootUri: null, capabilities });
const begin = (capabilities, offered = OFFERED) => [
  initialize(capabilities),
  give(0, { capabilities: offered }),
  tell("initialized", {}),
  tell("textDocument/didOpen", { textDocument: { uri: URI, languageId: "plaintext", version: 3, text: TEXT } }),
];
const diagnostic = (more) => ({ range: KIEV, message: "Kyiv", severity: 2, source: "x", code: "name", ...more });
const publish = (more, version = 3) =>
  call("textDocument/publishDiagnostics", { uri: URI, version, diagnostics: [diagnostic(more)] });
const hover = (id) => ask(id, "textDocument/hover", { textDocument: { uri: URI }, position: KIEV.start });
const actions = (id) =>
  ask(id, "textDocument/codeAction", { textDocument: { uri: URI }, range: KIEV, context: { diagnostics: [] } });
const action = (edit, more) => [{ title: "Kyiv", kind: "quickfix", edit, ...more }];
const edit = (...edits) => ({ documentChanges: [{ textDocument: { uri: URI, version: 3 }, edits }] });
const kyiv = { range: KIEV, newText: "Kyiv" };
const command = (id, workDoneToken) => ask(id, "workspace/executeCommand", { command: "a", workDoneToken });
const progress = (token, value) => call("$/progress", { token, value });
const symbols = (id) => ask(id, "textDocument/documentSymbol", { textDocument: { uri: URI } });

const RIGHT = [
  ...begin(),
  publish({ data: { any: 1 }, tags: [1] }),
  hover(1),
  give(1, { contents: { kind: "plaintext", value: "Kyiv" }, range: KIEV }),
  actions("2"),
  give("2", action(edit(kyiv, { range: range(1, 0, 0), newText: "À " }))),
  call("workspace/configuration", { items: [{ section: "x" }] }, 1),
  ["client", { jsonrpc: "2.0", id: 1, result: [null] }],
  call("window/workDoneProgress/create", { token: 7 }, 2),
  ["client", { jsonrpc: "2.0", id: 2, result: null }],
  progress(7, { kind: "begin", title: "Work" }),
  command(3, "mine"),
  progress("mine", { kind: "begin", title: "Work", percentage: 0 }),
  progress("mine", { kind: "report", message: "a" }),
  progress("mine", { kind: "end" }),
  give(3, { whatever: [true] }),
  progress(7, { kind: "end" }),
  tell("textDocument/didChange", {
    textDocument: { uri: URI, version: 4 },
    contentChanges: [
      { range: range(0, 10, 14), text: "Kyiv, Lviv" },
      { range: range(0, 99, 99), text: "!" },
    ],
  }),
  call("textDocument/publishDiagnostics", {
    uri: URI,
    version: 4,
    diagnostics: [diagnostic({ range: range(0, 16, 21) })],
  }),
  call(
    "client/registerCapability",
    { registrations: [{ id: "a", method: "workspace/didChangeConfiguration", registerOptions: { section: "x" } }] },
    3,
  ),
  ["client", { jsonrpc: "2.0", id: 3, error: { code: -32601, message: "no" } }],
  call("$/anything", { goes: true }),
  tell("textDocument/didClose", { textDocument: { uri: URI } }),
  call("textDocument/publishDiagnostics", { uri: URI, diagnostics: [] }),
  hover(4),
  fail(4, { code: -32800, message: "cancelled", data: 1 }),
  ask(5, "shutdown"),
  give(5, null),
  tell("exit"),
];

// What is wrong, the end of a conversation that has it, what of it must be told, and how it begins.
const BROKEN = [
  ["a property that is not in the protocol", [publish({ colour: "red" })], "diagnostics[0].colour: unknown property"],
  ["a property of another type", [publish({ message: 5 })], "diagnostics[0].message"],
  [
    "a property that is missing",
    [call("textDocument/publishDiagnostics", { uri: URI, diagnostics: [{ range: KIEV }] })],
    "diagnostics[0].message: is missing",
  ],
  ["a value that the enumeration has not", [publish({ severity: 7 })], "severity: 7 is no DiagnosticSeverity"],
  ["a number that is no integer", [publish({ range: range(0, 10.5, 14) })], "character: 10.5 is no uinteger"],
  ["a number below the range", [publish({ range: range(-1, 0, 0) })], "line: -1 is no uinteger"],
  ["a number above the range", [publish({}, 2 ** 31)], "version: 2147483648 is no integer"],
  [
    "an address that is none",
    [call("textDocument/publishDiagnostics", { uri: "a.txt", diagnostics: [] })],
    'uri: "a.txt" is no DocumentUri',
  ],
  ["null in place of nothing", [publish({ tags: null })], "tags: null is no array"],
  ["a member of a union that is none", [publish({ code: ["a"] })], 'code: ["a"] is none of the 2 types'],
  [
    "one member of a union, spoilt",
    [hover(1), give(1, { contents: { kind: "html", value: "x" } })],
    'contents.kind: "html" is no MarkupKind',
  ],
  ["a tuple or map that is none", [actions(1), give(1, action({ changes: [[URI, []]] }))], "edit.changes"],
  [
    "the edits of a map",
    [actions(1), give(1, action({ changes: { [URI]: [{ range: KIEV, text: "Kyiv" }] } }))],
    ".newText: is missing",
  ],
  ["a result of another request", [hover(1), give(1, [])], "textDocument/hover result"],
  ["a result where there is none", [ask(1, "shutdown"), give(1, true)], "shutdown result: true is no null"],
  ["params where there are none", [call("workspace/inlayHint/refresh", null, 1)], "workspace/inlayHint/refresh.params"],
  ["params that are missing", [call("textDocument/publishDiagnostics")], "textDocument/publishDiagnostics.params: "],
  ["an error without a message", [hover(1), fail(1, { code: 1 })], "error.message"],
  [
    "an error with a property too many",
    [hover(1), fail(1, { code: 1, message: "x", reason: "y" })],
    "error.reason: unknown property",
  ],
  ["an error with a code that is no number", [hover(1), fail(1, { code: "1", message: "x" })], "error.code"],
  [
    "both result and error",
    [hover(1), ["server", { jsonrpc: "2.0", id: 1, result: null, error: { code: 1, message: "x" } }]],
    "one of result and error",
  ],
  ["neither result nor error", [hover(1), ["server", { jsonrpc: "2.0", id: 1 }]], "one of result and error"],
  ["no version of JSON-RPC", [["server", { method: "$/x" }]], "jsonrpc is undefined"],
  [
    "an envelope with a property too many",
    [["server", { jsonrpc: "2.0", method: "$/x", time: 1 }]],
    "unknown property time",
  ],
  ["a method that is not in the protocol", [call("copydesk/quotes", {})], "copydesk/quotes: is not in the protocol"],
  [
    "a client's method that is not in the protocol",
    [ask(1, "copydesk/quotes", {})],
    "copydesk/quotes: is not in the protocol",
  ],
  [
    "a client's method, sent by the server",
    [call("textDocument/didOpen", { textDocument: { uri: URI, languageId: "x", version: 1, text: "" } })],
    "a server may not send it",
  ],
  ["a server's method, sent by the client", [tell("telemetry/event", {})], "a client may not send it"],
  ["a request sent as a notification", [call("workspace/configuration", { items: [] })], "is no notification"],
  ["a notification sent as a request", [call("window/logMessage", { type: 1, message: "x" }, 1)], "is no request"],
  ["two answers", [hover(1), give(1, null), give(1, null)], "is to no request, or the second to one"],
  ["an answer to nothing", [give(9, null)], "is to no request"],
  [
    "an id that is in use",
    [call("workspace/configuration", { items: [] }, 1), call("workspace/configuration", { items: [] }, 1)],
    "the id 1 is that of a request",
  ],
  ["no answer", [hover(1), ask(2, "shutdown"), give(2, null)], "textDocument/hover: was never answered"],
  ["diagnostics before initialize is answered", [publish()], "sent before the answer to initialize", [initialize()]],
  [
    "a method that cannot be registered",
    [call("client/registerCapability", { registrations: [{ id: "a", method: "window/logMessage" }] }, 1)],
    "cannot be registered",
  ],
  [
    "options of a registration",
    [
      call(
        "client/registerCapability",
        {
          registrations: [
            { id: "a", method: "workspace/didChangeConfiguration", registerOptions: { sections: ["x"] } },
          ],
        },
        1,
      ),
    ],
    "registerOptions.sections: unknown property",
  ],
  ["a version that was never sent", [publish({}, 9)], "the client has sent no version 9"],
  [
    "a version that is older than the last",
    [
      tell("textDocument/didChange", { textDocument: { uri: URI, version: 4 }, contentChanges: [{ text: TEXT }] }),
      publish({}, 4),
      publish({}, 3),
    ],
    "the client has sent no version 3",
  ],
  ["a range behind the line", [publish({ range: range(0, 10, 15) })], "is not in the text"],
  ["a range behind the text", [publish({ range: range(3, 0, 0) })], "is not in the text"],
  ["a range inside of a character", [publish({ range: range(0, 6, 14) })], "is not in the text"],
  ["a range that ends before it starts", [publish({ range: range(0, 14, 10) })], "is not in the text"],
  ["edits that overlap", [actions(1), give(1, action(edit(kyiv, kyiv)))], "the edits overlap"],
  [
    "an edit outside of the text",
    [actions(1), give(1, action(edit({ range: range(7, 0, 0), newText: "" })))],
    "outside of the text",
  ],
  [
    "an edit of a version that is past",
    [
      tell("textDocument/didChange", { textDocument: { uri: URI, version: 4 }, contentChanges: [{ text: TEXT }] }),
      actions(1),
      give(1, action(edit(kyiv))),
    ],
    "edits version 3",
  ],
  [
    "a symbol whose range does not hold what is selected",
    [symbols(1), give(1, [{ name: "a", kind: 5, range: KIEV, selectionRange: range(0, 9, 14) }])],
    "what is to be selected is not in the range",
  ],
  [
    "related information, undeclared",
    [publish({ relatedInformation: [] })],
    "without textDocument.publishDiagnostics.relatedInformation",
  ],
  ["a tag, undeclared", [publish({ tags: [2] })], "without textDocument.publishDiagnostics.tagSupport.valueSet"],
  [
    "the address of a code, undeclared",
    [publish({ codeDescription: { href: "https://a.example" } })],
    "codeDescriptionSupport",
  ],
  ["data, undeclared", [publish({ data: 1 })], "dataSupport", begin({})],
  [
    "a preferred action, undeclared",
    [actions(1), give(1, action(edit(kyiv), { isPreferred: true }))],
    "isPreferredSupport",
  ],
  ["an action, undeclared", [actions(1), give(1, action({ changes: {} }))], "codeActionLiteralSupport", begin({})],
  [
    "options of code actions, undeclared",
    [],
    "capabilities.codeActionProvider: sent to a client without",
    begin({}, { codeActionProvider: {} }),
  ],
  [
    "options of rename, undeclared",
    [],
    "capabilities.renameProvider: sent to a client without",
    begin({}, { renameProvider: { prepareProvider: true } }),
  ],
  ["an encoding, undeclared", [], "without general.positionEncodings", begin({}, { positionEncoding: "utf-8" })],
  [
    "a snippet, undeclared",
    [actions(1), give(1, action(edit({ range: KIEV, snippet: { kind: "snippet", value: "$1" } })))],
    "snippetEditSupport",
  ],
  [
    "a new file, undeclared",
    [actions(1), give(1, action({ documentChanges: [{ kind: "create", uri: "file:///b" }] }))],
    "resourceOperations",
  ],
  [
    "versioned edits, undeclared",
    [actions(1), give(1, action(edit(kyiv)))],
    "workspace.workspaceEdit.documentChanges",
    begin({ textDocument: CAPABILITIES.textDocument }),
  ],
  ["Markdown, undeclared", [hover(1), give(1, { contents: { kind: "markdown", value: "x" } })], "hover.contentFormat"],
  [
    "nested symbols, undeclared",
    [symbols(1), give(1, [{ name: "a", kind: 5, range: KIEV, selectionRange: KIEV }])],
    "hierarchicalDocumentSymbolSupport",
  ],
  [
    "a kind of symbol, undeclared, below another",
    [
      symbols(1),
      give(1, [
        {
          name: "a",
          kind: 5,
          range: KIEV,
          selectionRange: KIEV,
          children: [{ name: "b", kind: 26, range: KIEV, selectionRange: KIEV }],
        },
      ]),
    ],
    "symbolKind",
  ],
  [
    "a question for settings, undeclared",
    [call("workspace/configuration", { items: [] }, 1)],
    "without workspace.configuration",
    begin({}),
  ],
  [
    "a registration, undeclared",
    [
      call(
        "client/registerCapability",
        { registrations: [{ id: "a", method: "workspace/didChangeWatchedFiles", registerOptions: { watchers: [] } }] },
        1,
      ),
    ],
    "dynamicRegistration",
  ],
  [
    "a refresh, undeclared",
    [call("workspace/inlayHint/refresh", undefined, 1)],
    "without workspace.inlayHint.refreshSupport",
  ],
  [
    "progress, undeclared",
    [call("window/workDoneProgress/create", { token: 1 }, 1)],
    "window.workDoneProgress",
    begin({}),
  ],
  [
    "progress under a token that nobody made",
    [progress(1, { kind: "begin", title: "x" })],
    "nobody has made this token",
  ],
  [
    "progress before the client has taken the token",
    [call("window/workDoneProgress/create", { token: 1 }, 1), progress(1, { kind: "begin", title: "x" })],
    "when the work is created",
  ],
  ["progress that does not begin", [command(1, "t"), progress("t", { kind: "report" })], "comes when the work is new"],
  ["progress that has no title", [command(1, "t"), progress("t", { kind: "begin" })], "value.title: is missing"],
  [
    "progress that is not offered",
    [command(1, "t"), progress("t", { kind: "begin", title: "x" })],
    "does not offer workDoneProgress",
    begin(CAPABILITIES, { executeCommandProvider: { commands: ["a"] } }),
  ],
  [
    "progress that ends twice",
    [
      command(1, "t"),
      progress("t", { kind: "begin", title: "x" }),
      progress("t", { kind: "end" }),
      progress("t", { kind: "end" }),
    ],
    "comes when the work is ended",
  ],
  [
    "an answer before the progress has ended",
    [command(1, "t"), progress("t", { kind: "begin", title: "x" }), give(1, null)],
    "answered before its progress has ended",
  ],
  [
    "progress that never ends",
    [
      call("window/workDoneProgress/create", { token: 1 }, 1),
      ["client", { jsonrpc: "2.0", id: 1, result: null }],
      progress(1, { kind: "begin", title: "x" }),
    ],
    "never ended",
  ],
];

const same = (seen, expected) =>
  seen === expected ? [] : [`${JSON.stringify(seen)}, not ${JSON.stringify(expected)}`];

// What a client's copy does with changes and edits, in each encoding.
function texts(report) {
  for (const [encoding, kiev, bicycle] of [
    ["utf-8", 14, 6],
    ["utf-16", 10, 5],
    ["utf-32", 9, 5],
  ]) {
    const text = new Text(TEXT, encoding);
    const there = range(0, kiev, kiev + 4);
    const inside = range(0, bicycle, bicycle + 1);
    report.check(`columns in ${encoding}`, [
      ...same(JSON.stringify(text.range("Kiev")), JSON.stringify(there)),
      ...same(text.at(there), "Kiev"),
      ...same(text.at(inside), encoding === "utf-32" ? "🚲" : undefined),
      ...same(
        text.edited([
          { range: range(1, 0, 4), newText: "Lviv" },
          { range: there, newText: "Kyiv" },
        ]),
        "Élan 🚲 à Kyiv\nLviv\n",
      ),
      ...same(
        text.changed([
          { range: there, text: "" },
          { range: range(0, 99, 99), text: "Lviv" },
          { range: range(9, 0, 0), text: "." },
        ]).text,
        "Élan 🚲 à Lviv\nKyiv\n.",
      ),
      ...same(text.text, TEXT),
    ]);
  }
  const breaks = new Text("a\r\nb\rc\nd", "utf-16");
  report.check("lines end as the protocol has it", [
    ...same(["a", "b", "c", "d"].map((word) => breaks.range(word).start.line).join(), "0,1,2,3"),
    ...same(breaks.at(range(0, 0, 2)), undefined),
    ...same(breaks.at({ start: { line: 0, character: 1 }, end: { line: 1, character: 0 } }), "\r\n"),
  ]);
  report.check(
    "a snippet, as it stands before anything is filled in",
    same(plain(String.raw`\$1 {x\} \\ \${1:source\}$0 ${"${1:a\\}b}"}`), String.raw`$1 {x} \ ${"${1:source}"} a}b`),
  );
}

function told(model, messages) {
  const conversation = new Conversation(model);
  return [
    ...messages.flatMap(([from, message]) => conversation.observe(from, JSON.parse(JSON.stringify(message)))),
    ...conversation.end(0),
  ];
}

const report = new Report();
texts(report);
const file = find();
if (file) {
  const model = MetaModel.read(file);
  report.check("nothing is wrong with a conversation that is right", told(model, RIGHT));
  for (const [what, messages, expected, beginning = begin()] of BROKEN) {
    const complaints = told(model, [...beginning, ...messages]);
    const isNamed = complaints.some((complaint) => complaint.includes(expected));
    report.check(
      `named: ${what}`,
      isNamed ? [] : [`there is no "${expected}" in: ${complaints.join("; ") || "nothing"}`],
    );
  }
} else {
  report.skip("broken messages: there is no meta model; METAMODEL can name it");
}
report.close();
