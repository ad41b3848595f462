// Tests from inside of VS Code's extension host: what the interface for extensions gives, without looking at the
// screen. Runs in a window whose folder is called "api" and writes what it saw to the file in $COPYDESK_RESULTS.

import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as vscode from "vscode";

const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration("copydesk");
const set = (key: string, value: unknown): Thenable<void> =>
  settings().update(key, value, vscode.ConfigurationTarget.Global);

async function until<T>(what: string, look: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (const end = Date.now() + 20_000; ; ) {
    const value = await look();
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((done) => setTimeout(done, 25));
  }
}

function uri(file: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder);
  return vscode.Uri.joinPath(folder.uri, file);
}

async function show(file: string): Promise<vscode.TextDocument> {
  return (await vscode.window.showTextDocument(uri(file))).document;
}

function found(at: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(at).filter((diagnostic) => diagnostic.source === "copydesk");
}

/** Waits for findings with these codes, in the order of the text. */
async function codes(document: { uri: vscode.Uri }, ...expected: string[]): Promise<vscode.Diagnostic[]> {
  let seen: string[] = [];
  const sorted = (): vscode.Diagnostic[] => found(document.uri).sort((a, b) => a.range.start.compareTo(b.range.start));
  await until(expected.join(", "), () => {
    seen = sorted().map(({ code }) => String(typeof code === "object" ? code.value : code));
    return seen.join() === expected.join();
  }).catch((error: unknown) => assert.deepEqual(seen, expected, String(error)));
  return sorted();
}

function one<T>(list: readonly T[]): T {
  assert.equal(list.length, 1);
  return list[0] as T;
}

const tests: Record<string, () => Promise<void>> = {
  async "a French article: one finding, over the words that stand there twice"() {
    const document = await show("passerelle.txt");
    const finding = one(await codes(document, "repeated-block"));
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(finding.message, "Ces 5 paragraphes reprennent les paragraphes 2 à 6.");
    const paragraphs = document.getText().split("\n");
    assert.equal(document.getText(finding.range), paragraphs.slice(6).join("\n"));
    assert.deepEqual(
      finding.relatedInformation?.map(({ location }) => document.getText(location.range)),
      paragraphs.slice(1, 6),
    );
  },

  async "its first quick fix deletes the copy, and undo brings it back"() {
    const document = await show("passerelle.txt");
    const finding = one(await codes(document, "repeated-block"));
    const before = document.getText();
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      finding.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const [first] = actions;
    assert.equal(first?.title, "Supprimer cette reprise (5 paragraphes)");
    assert.equal(first.isPreferred, true);
    assert.ok(first.edit && (await vscode.workspace.applyEdit(first.edit)));
    assert.equal(document.getText(), before.split("\n").slice(0, 6).join("\n"));
    await codes(document);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), before);
    await codes(document, "repeated-block");
  },

  async "an English article: three findings, each over its words"() {
    const document = await show("market.txt");
    const findings = await codes(document, "unattributed-quote", "name-variant", "repeated-paragraph");
    assert.deepEqual(
      findings.map(({ range }) => document.getText(range).slice(0, 26)),
      ['"The stalls were moved out', "Kiev", "The architect Tomasz Wilcz"],
    );
    assert.equal(findings[1]?.message, '"Kiev" here, "Kyiv" elsewhere (1×).');
  },

  async "hover tells why the check looks for it"() {
    const document = await show("market.txt");
    const [, variant] = await codes(document, "unattributed-quote", "name-variant", "repeated-paragraph");
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      variant?.range.start,
    );
    const texts = hovers.flatMap(({ contents }) => contents.map((text) => (typeof text === "string" ? text : text.value)));
    assert.match(texts.join("\n"), /spelt one way here and another way elsewhere/);
  },

  async "Go to Definition leads from a finding to the other place"() {
    const document = await show("passerelle.txt");
    const finding = one(await codes(document, "repeated-block"));
    const places = await vscode.commands.executeCommand<vscode.Location[]>(
      "vscode.executeDefinitionProvider",
      document.uri,
      finding.range.start,
    );
    const paragraphs = document.getText().split("\n");
    assert.deepEqual(
      places.map((place) => [place.uri.toString(), document.getText(place.range)]),
      [[document.uri.toString(), paragraphs.slice(1, 6).join("\n")]],
    );
  },

  async "an article that is not saved yet is checked"() {
    const content = fs.readFileSync(uri("market.txt").fsPath, "utf8").replaceAll("\n", "\n\n");
    const document = await vscode.workspace.openTextDocument({ language: "markdown", content });
    await vscode.window.showTextDocument(document);
    await codes(document, "unattributed-quote", "name-variant", "repeated-paragraph");
    assert.equal(document.uri.scheme, "untitled");
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  },

  async "a document in another format is left alone"() {
    const content = fs.readFileSync(uri("market.txt").fsPath, "utf8");
    const document = await vscode.workspace.openTextDocument({ language: "json", content });
    await codes(await show("market.txt"), "unattributed-quote", "name-variant", "repeated-paragraph");
    assert.deepEqual(found(document.uri), []);
  },

  async "a changed setting takes effect at once"() {
    const document = await show("market.txt");
    await set("checks.name-variant", "off");
    await codes(document, "unattributed-quote", "repeated-paragraph");
    await set("checks.name-variant", "error");
    const findings = await codes(document, "unattributed-quote", "name-variant", "repeated-paragraph");
    assert.equal(findings[1]?.severity, vscode.DiagnosticSeverity.Error);
    await set("checks.name-variant", undefined);
    await set("messages", "fr");
    await until("messages in French", () => found(document.uri).some(({ message }) => message.startsWith("Qui parle")));
    await set("messages", undefined);
    await until("in English", () => found(document.uri).some(({ message }) => message.startsWith("Who is")));
  },

  async "the house style of the settings is kept"() {
    const content = "The train from Kiev came at ten, and the road is open again after a week.\n";
    const document = await vscode.workspace.openTextDocument({ language: "plaintext", content });
    await set("house", ["en-ap"]);
    await codes(document, "name-style");
    await set("house", undefined);
    await codes(document);
  },

  async "Fix All Safe does what needs no decision, and only that"() {
    const document = await show("market.txt");
    await codes(document, "unattributed-quote", "name-variant", "repeated-paragraph");
    const before = document.getText();
    await vscode.commands.executeCommand("copydesk.fixAll");
    await codes(document, "unattributed-quote");
    const copy = `${before.trimEnd().split("\n").at(-1)}\n`;
    assert.equal(document.getText(), before.replace("In Kiev", "In Kyiv").slice(0, -copy.length));
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), before);
  },

  async "the server lists who says what"() {
    const document = await show("passerelle.txt");
    await codes(document, "repeated-block");
    const quotes = await vscode.commands.executeCommand<Record<string, unknown>[]>("copydesk.listQuotes", document.uri.toString());
    assert.deepEqual(
      quotes.slice(0, 2).map(({ kind, status, speaker }) => ({ kind, status, speaker })),
      [
        { kind: "speech", status: "attributed", speaker: "Hélène Maurin" },
        { kind: "speech", status: "continued", speaker: "Hélène Maurin" },
      ],
    );
    const { start } = (quotes[0] as { range: vscode.Range }).range;
    assert.equal(document.lineAt(start.line).text.slice(start.character + 1, start.character + 15), "On nous a prom");
  },

  async "the server lists the names with their forms"() {
    const document = await show("market.txt");
    await codes(document, "unattributed-quote", "name-variant", "repeated-paragraph");
    type Listed = { name: string; kind: string; mixed: boolean; count: number; forms: { text: string; count: number }[] };
    const names = await vscode.commands.executeCommand<Listed[]>("copydesk.listNames", document.uri.toString());
    const kyiv = names.find(({ name }) => name === "Kyiv");
    assert.deepEqual(
      { ...kyiv, forms: kyiv?.forms.map(({ text, count }) => `${text} ${count}`), first: undefined },
      { name: "Kyiv", kind: "place", function: null, mixed: true, count: 2, forms: ["Kyiv 1", "Kiev 1"], first: undefined },
    );
  },

  async "Check Workspace finds what is in articles that are not open"() {
    const closed = { uri: uri("closed.md") };
    assert.deepEqual(found(closed.uri), []);
    // Not awaited: the command ends when its message is closed.
    void vscode.commands.executeCommand("copydesk.workspace.check");
    await codes(closed, "repeated-paragraph");
    await vscode.commands.executeCommand("notifications.clearAll");
  },

  async "Restart Server brings the findings back"() {
    const document = await show("passerelle.txt");
    await codes(document, "repeated-block");
    await vscode.commands.executeCommand("copydesk.restart");
    await codes(document, "repeated-block");
  },

  async "copydesk.server.path names another program, or none"() {
    const document = await show("passerelle.txt");
    await set("server.path", "/nowhere/copydesk");
    await codes(document);
    await set("server.path", undefined);
    await codes(document, "repeated-block");
    await vscode.commands.executeCommand("notifications.clearAll");
  },
};

export async function activate(): Promise<void> {
  if (vscode.workspace.name !== "api") return;
  const results: { what: string; error?: string }[] = [];
  for (const [what, run] of Object.entries(tests)) {
    try {
      await run();
      results.push({ what });
    } catch (error) {
      results.push({ what, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }
  const file = process.env.COPYDESK_RESULTS;
  assert.ok(file);
  fs.writeFileSync(`${file}.part`, JSON.stringify(results));
  fs.renameSync(`${file}.part`, file);
}
