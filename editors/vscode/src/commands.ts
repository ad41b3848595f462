// What the commands do that people call: those of package.json.

import * as vscode from "vscode";
import { SERVED } from "./client";
import type { Client } from "./client";
import { browse } from "./lists";
import { nameList } from "./names";
import { quoteList } from "./quotes";
import { countOf } from "./status";

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append("copydesk");

export function commands(client: Client, context: vscode.ExtensionContext): Record<string, () => unknown> {
  return {
    "copydesk.restart": () => client.restart(),
    "copydesk.showOutput": () => client.log.show(),
    "copydesk.workspace.check": () => checkWorkspace(client),
    "copydesk.quotes.show": () => showQuotes(client),
    "copydesk.names.show": () => showNames(client),
    "copydesk.fixAll": fixAll,
    "copydesk.example": () => openExample(context),
    "copydesk.menu": () => menu(client),
  };
}

async function showQuotes(client: Client): Promise<void> {
  const editor = article();
  const quotes = editor && (await client.ask("copydesk.listQuotes", editor.document.uri.toString()));
  if (!editor) tellWhere();
  else if (!quotes) tellUnknown();
  else if (quotes.length === 0) tell(vscode.l10n.t("There are no quotation marks in this article."));
  else browse(editor, quoteList(quotes));
}

async function showNames(client: Client): Promise<void> {
  const editor = article();
  const names = editor && (await client.ask("copydesk.listNames", editor.document.uri.toString()));
  if (!editor) tellWhere();
  else if (!names) tellUnknown();
  else if (names.length === 0) tell(vscode.l10n.t("There are no names in this article."));
  else browse(editor, nameList(names));
}

/** VS Code's own "Fix All" would call every other extension too. */
async function fixAll(): Promise<void> {
  const editor = article();
  if (!editor) return tellWhere();
  const { document } = editor;
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    whole,
    FIX_ALL.value,
  );
  const edit = actions.find((action) => action.kind && FIX_ALL.contains(action.kind))?.edit;
  if (!edit) return tell(vscode.l10n.t("There is nothing here that can be fixed without a decision of yours."));
  await vscode.workspace.applyEdit(edit);
}

async function checkWorkspace(client: Client): Promise<void> {
  if (!vscode.workspace.workspaceFolders?.length) return tell(vscode.l10n.t("Open a folder of articles first."));
  const total = await client.ask("copydesk.checkWorkspace");
  if (!total) return tellUnknown();
  const { files, findings } = total;
  const problems = vscode.l10n.t("Show Problems");
  const articles = files === 1 ? vscode.l10n.t("1 article checked") : vscode.l10n.t("{0} articles checked", files);
  const pressed = await vscode.window.showInformationMessage(
    `${articles}: ${countOf(findings)}`,
    ...(findings > 0 ? [problems] : []),
  );
  if (pressed) await vscode.commands.executeCommand("workbench.actions.view.problems");
}

/** An unsaved article in which there is something to find. */
async function openExample(context: vscode.ExtensionContext): Promise<void> {
  const language = vscode.env.language.startsWith("fr") ? "fr" : "en";
  const file = vscode.Uri.joinPath(context.extensionUri, "media", `example.${language}.txt`);
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: "plaintext", content }));
}

/** What a click on the status bar offers. */
async function menu(client: Client): Promise<void> {
  type Item = vscode.QuickPickItem & { command?: string; argument?: string };
  const item = (icon: string, label: string, command: string, argument?: string): Item => ({
    label: `$(${icon}) ${label}`,
    command,
    argument,
  });
  const ready = [
    item("comment-discussion", vscode.l10n.t("Show Quotes"), "copydesk.quotes.show"),
    item("person", vscode.l10n.t("Show Names"), "copydesk.names.show"),
    item("sparkle", vscode.l10n.t("Fix All Safe"), "copydesk.fixAll"),
    item("warning", vscode.l10n.t("Show Problems"), "workbench.actions.view.problems"),
    item("files", vscode.l10n.t("Check Workspace"), "copydesk.workspace.check"),
    { label: "", kind: vscode.QuickPickItemKind.Separator },
  ];
  const always = [
    item("gear", vscode.l10n.t("Settings"), "workbench.action.openSettings", "@ext:copydesk.copydesk"),
    item("debug-restart", vscode.l10n.t("Restart Server"), "copydesk.restart"),
    item("output", vscode.l10n.t("Show Output"), "copydesk.showOutput"),
  ];
  const chosen = await vscode.window.showQuickPick<Item>(
    client.condition === "ready" ? [...ready, ...always] : always,
    { title: "copydesk" },
  );
  if (chosen?.command) await vscode.commands.executeCommand(chosen.command, chosen.argument);
}

function article(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && vscode.languages.match(SERVED, editor.document) > 0 ? editor : undefined;
}

function tell(message: string): void {
  void vscode.window.showInformationMessage(message);
}

function tellWhere(): void {
  tell(vscode.l10n.t("Open an article first: plain text or Markdown."));
}

function tellUnknown(): void {
  tell(vscode.l10n.t("The copydesk server does not answer. Is it running, and as new as this extension?"));
}
