// A list beside the article: moving through it shows each place in the text, Enter goes there, and Escape goes back to
// where the caret was. What stands in the lists is in quotes.ts and names.ts.

import * as vscode from "vscode";
import type { Range } from "vscode-languageclient";

export interface Row extends vscode.QuickPickItem {
  /** The place that is gone to. Headings have none. */
  readonly place?: vscode.Range;
  /** What is lit up: the place itself, and what else belongs to it. */
  readonly lit?: readonly vscode.Range[];
  /** Its line in a spreadsheet. */
  readonly cells?: readonly string[];
}

export interface List {
  readonly title: string;
  readonly placeholder: string;
  readonly rows: readonly Row[];
  /** The first line in a spreadsheet. */
  readonly header: readonly string[];
}

export function browse(editor: vscode.TextEditor, list: List): void {
  const { selections, visibleRanges } = editor;
  const place = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor("editor.findMatchHighlightBackground"),
  });
  const lit = vscode.window.createTextEditorDecorationType({
    borderColor: new vscode.ThemeColor("editorWarning.foreground"),
    borderStyle: "solid",
    borderWidth: "1px",
    borderRadius: "3px",
  });
  const copy: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon("copy"),
    tooltip: vscode.l10n.t("Copy for a Spreadsheet"),
  };
  const picker = vscode.window.createQuickPick<Row>();
  picker.title = list.title;
  picker.placeholder = list.placeholder;
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.buttons = [copy];
  picker.items = list.rows;
  // The list begins where the reader is.
  const caret = editor.selection.active;
  const active =
    list.rows.find((row) => [row.place, ...(row.lit ?? [])].some((range) => range?.contains(caret))) ??
    list.rows.find((row) => row.place?.end.isAfterOrEqual(caret));
  if (active) picker.activeItems = [active];

  let gone = false;
  picker.onDidChangeActive(([row]) => {
    if (!row?.place) return;
    editor.setDecorations(place, [row.place]);
    editor.setDecorations(lit, [...(row.lit ?? [])]);
    editor.revealRange(row.place, vscode.TextEditorRevealType.InCenter);
  });
  picker.onDidAccept(() => {
    const chosen = picker.selectedItems[0]?.place;
    if (!chosen) return;
    gone = true;
    picker.hide();
    void vscode.window.showTextDocument(editor.document, { viewColumn: editor.viewColumn, selection: chosen });
  });
  picker.onDidTriggerButton(async () => {
    const lines = [list.header, ...list.rows.flatMap((row) => (row.cells ? [row.cells] : []))];
    await vscode.env.clipboard.writeText(lines.map((cells) => `${cells.map(cell).join("\t")}\n`).join(""));
    vscode.window.setStatusBarMessage(vscode.l10n.t("Copied for a spreadsheet"), 4000);
  });
  picker.onDidHide(() => {
    if (!gone) {
      editor.selections = selections;
      if (visibleRanges[0]) editor.revealRange(visibleRanges[0], vscode.TextEditorRevealType.AtTop);
    }
    place.dispose();
    lit.dispose();
    picker.dispose();
  });
  picker.show();
}

export function heading(label: string): Row {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

export function asRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** A cell must stay one cell. */
function cell(text: string): string {
  return text.replace(/\s+/g, " ");
}
