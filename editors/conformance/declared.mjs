// What a server may send only to a client that said it can read it, as a table; and the search for it in a message.
//
// `versionSupport` of diagnostics is not in it: it says whether a client looks at a version, not whether it bears one.

// The capability at a path, such as `textDocument.hover.contentFormat`.
export const capability = (capabilities, path) => path.split(".").reduce((value, key) => value?.[key], capabilities);

// Whether a list that the client gave has the value; `fallback` is what every client knows that gave none.
const lists = (path, fallback = []) => ({
  says: path,
  allows: (client, value) => (capability(client, path) ?? fallback).includes(value),
});
// Whether the client says yes, or describes in an object how it does it.
const is = (path) => ({
  says: path,
  allows: (client) => {
    const value = capability(client, path);
    return value !== undefined && value !== null && value !== false;
  },
});
// The first kinds of symbols, from File to Array, are known to who lists none.
const SYMBOLS = Array.from({ length: 18 }, (_, n) => n + 1);
const DOCUMENT = "textDocument";
const EDIT = "workspace.workspaceEdit";

// A path leads through `.properties`, each `[]` element of an array, each `{}` value of a map, and each `[children]`
// element of an array with those below it. "" is the message's params or result itself.
const diagnostics = (method, path) => [
  [method, `${path}.relatedInformation`, is(`${DOCUMENT}.publishDiagnostics.relatedInformation`)],
  [method, `${path}.tags[]`, lists(`${DOCUMENT}.publishDiagnostics.tagSupport.valueSet`)],
  [method, `${path}.codeDescription`, is(`${DOCUMENT}.publishDiagnostics.codeDescriptionSupport`)],
  [method, `${path}.data`, is(`${DOCUMENT}.publishDiagnostics.dataSupport`)],
  [method, `${path}.message.kind`, is(`${DOCUMENT}.diagnostic.markupMessageSupport`)],
];
const edits = (method, path) => [
  [method, `${path}documentChanges`, is(`${EDIT}.documentChanges`)],
  [method, `${path}documentChanges[].kind`, lists(`${EDIT}.resourceOperations`)],
  [method, `${path}documentChanges[].edits[].snippet`, is(`${EDIT}.snippetEditSupport`)],
  [method, `${path}documentChanges[].edits[].annotationId`, is(`${EDIT}.changeAnnotationSupport`)],
  [method, `${path}changes{}[].annotationId`, is(`${EDIT}.changeAnnotationSupport`)],
  [method, `${path}changeAnnotations`, is(`${EDIT}.changeAnnotationSupport`)],
];

// A message, a place in it, and the capability of the client that what stands there needs.
export const NEEDS = [
  // Options in place of `true`, in the answer to `initialize`.
  [
    "initialize result",
    "capabilities.positionEncoding",
    lists("general.positionEncodings"),
    (value) => value !== "utf-16",
  ],
  [
    "initialize result",
    "capabilities.codeActionProvider",
    is(`${DOCUMENT}.codeAction.codeActionLiteralSupport`),
    (value) => typeof value === "object",
  ],
  [
    "initialize result",
    "capabilities.renameProvider",
    is(`${DOCUMENT}.rename.prepareSupport`),
    (value) => typeof value === "object",
  ],

  // Requests of the server.
  ["workspace/configuration", "", is("workspace.configuration")],
  ["workspace/workspaceFolders", "", is("workspace.workspaceFolders")],
  ["workspace/applyEdit", "", is("workspace.applyEdit")],
  ["workspace/codeLens/refresh", "", is("workspace.codeLens.refreshSupport")],
  ["workspace/diagnostic/refresh", "", is("workspace.diagnostics.refreshSupport")],
  ["workspace/foldingRange/refresh", "", is("workspace.foldingRange.refreshSupport")],
  ["workspace/inlayHint/refresh", "", is("workspace.inlayHint.refreshSupport")],
  ["workspace/inlineValue/refresh", "", is("workspace.inlineValue.refreshSupport")],
  ["workspace/semanticTokens/refresh", "", is("workspace.semanticTokens.refreshSupport")],
  ["window/workDoneProgress/create", "", is("window.workDoneProgress")],
  ["window/showDocument", "", is("window.showDocument.support")],
  [
    "client/registerCapability",
    "registrations[].method",
    {
      says: "the method's dynamicRegistration",
      allows: (client, method) => capability(client, `${registered(method)}.dynamicRegistration`) === true,
    },
  ],
  [
    "client/registerCapability",
    "registrations[].registerOptions.watchers[].globPattern.baseUri",
    is("workspace.didChangeWatchedFiles.relativePatternSupport"),
  ],

  ...diagnostics("textDocument/publishDiagnostics", "diagnostics[]"),

  // An edit in place of a command.
  [
    "textDocument/codeAction result",
    "[]",
    is(`${DOCUMENT}.codeAction.codeActionLiteralSupport`),
    (value) => typeof value?.command !== "string",
  ],
  ["textDocument/codeAction result", "[].isPreferred", is(`${DOCUMENT}.codeAction.isPreferredSupport`)],
  ["textDocument/codeAction result", "[].disabled", is(`${DOCUMENT}.codeAction.disabledSupport`)],
  ["textDocument/codeAction result", "[].data", is(`${DOCUMENT}.codeAction.dataSupport`)],
  ["textDocument/codeAction result", "[].tags[]", lists(`${DOCUMENT}.codeAction.tagSupport.valueSet`)],
  ...diagnostics("textDocument/codeAction result", "[].diagnostics[]"),
  ...edits("textDocument/codeAction result", "[].edit."),
  ...edits("textDocument/rename result", ""),
  ...edits("workspace/applyEdit", "edit."),
  ["workspace/applyEdit", "metadata", is(`${EDIT}.metadataSupport`)],

  [
    "textDocument/hover result",
    "contents.kind",
    lists(`${DOCUMENT}.hover.contentFormat`),
    (value) => value !== "plaintext",
  ],
  ["textDocument/prepareRename result", "defaultBehavior", is(`${DOCUMENT}.rename.prepareSupportDefaultBehavior`)],

  // Only a nested symbol has a range to select.
  [
    "textDocument/documentSymbol result",
    "[].selectionRange",
    is(`${DOCUMENT}.documentSymbol.hierarchicalDocumentSymbolSupport`),
  ],
  ["textDocument/documentSymbol result", "[children].tags[]", lists(`${DOCUMENT}.documentSymbol.tagSupport.valueSet`)],
  [
    "textDocument/documentSymbol result",
    "[children].kind",
    lists(`${DOCUMENT}.documentSymbol.symbolKind.valueSet`, SYMBOLS),
  ],
  ["workspace/symbol result", "[].tags[]", lists("workspace.symbol.tagSupport.valueSet")],
  ["workspace/symbol result", "[].kind", lists("workspace.symbol.symbolKind.valueSet", SYMBOLS)],
  ["workspace/symbol result", "[].location", is("workspace.symbol.resolveSupport"), (value) => !("range" in value)],
];

// Where the client says whether a method can be registered: under its own name, but for those of synchronization.
function registered(method) {
  const isSync = /^textDocument\/(did|will)(Open|Close|Change|Save|SaveWaitUntil)$/.test(method);
  return isSync ? "textDocument.synchronization" : method.replaceAll("/", ".");
}

// The values at a path.
export function select(value, path) {
  let values = [value];
  for (const [step] of path.matchAll(/\[\]|\{\}|\[children\]|[^.[{]+/g)) {
    values = values.flatMap((value) => {
      if (typeof value !== "object" || value === null) return [];
      if (step === "[]") return Array.isArray(value) ? value : [];
      if (step === "{}") return Object.values(value);
      if (step === "[children]") return Array.isArray(value) ? value.flatMap(family) : [];
      return step in value ? [value[step]] : [];
    });
  }
  return values;
}

const family = (symbol) => [symbol, ...(Array.isArray(symbol?.children) ? symbol.children.flatMap(family) : [])];

// What a server sends in a message that the client did not say it can read. The name of a result is "METHOD result".
export function undeclared(client, name, value) {
  const complaints = NEEDS.filter(([method]) => method === name).flatMap(([, path, need, matters = () => true]) => {
    const sent = select(value, path).filter((value) => matters(value) && !need.allows(client, value));
    return sent.length ? [`${name}${path && ` ${path}`}: sent to a client without ${need.says}`] : [];
  });
  return complaints;
}
