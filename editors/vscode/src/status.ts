// The item in the status bar: language, house style and findings of the article in front, or how the server is.

import * as vscode from "vscode";
import { SERVED } from "./client";
import type { Client } from "./client";
import type { Description } from "./protocol";

/** Typing brings many answers in a row; one look at the last is enough. */
const PAUSE = 250;

export class Status implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly subscriptions: vscode.Disposable[];
  private timer: NodeJS.Timeout | undefined;
  private description: { of: string; is: Description } | undefined;

  constructor(private readonly client: Client) {
    this.item = vscode.window.createStatusBarItem("status", vscode.StatusBarAlignment.Right, 90);
    this.item.name = "copydesk";
    this.item.command = "copydesk.menu";
    this.subscriptions = [
      this.item,
      client.onDidChangeCondition(() => this.refresh()),
      client.onDidCheck((uri) => {
        if (uri.toString() === this.document()?.uri.toString()) this.describeSoon();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.refresh()),
      // The language of a document is another after "Change Language Mode".
      vscode.workspace.onDidOpenTextDocument(() => this.refresh()),
    ];
    this.refresh();
  }

  dispose(): void {
    clearTimeout(this.timer);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private document(): vscode.TextDocument | undefined {
    const document = vscode.window.activeTextEditor?.document;
    return document && vscode.languages.match(SERVED, document) > 0 ? document : undefined;
  }

  private update(): void {
    const document = this.document();
    if (!document) return this.item.hide();
    const known = this.description?.of === document.uri.toString() ? this.description.is : undefined;
    const { text, tooltip } = this.client.condition === "ready" ? ready(known) : notReady(this.client.condition);
    this.item.text = text;
    this.item.tooltip = `copydesk: ${tooltip}`;
    this.item.backgroundColor =
      this.client.condition === "error" ? new vscode.ThemeColor("statusBarItem.errorBackground") : undefined;
    this.item.show();
  }

  /** Shows what is known, and asks whether that is still so: it may have changed behind another document. */
  private refresh(): void {
    this.update();
    if (this.client.condition === "ready") this.describeSoon();
  }

  private describeSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.describe(), PAUSE);
  }

  private async describe(): Promise<void> {
    const document = this.document();
    if (!document) return;
    const of = document.uri.toString();
    // A server that ends while it is asked is started again, and then this is asked again.
    const is = await this.client.ask("copydesk.describe", of).catch(() => undefined);
    if (!is || of !== this.document()?.uri.toString()) return;
    this.description = { of, is };
    this.update();
  }
}

function notReady(condition: "starting" | "stopped" | "error"): { text: string; tooltip: string } {
  switch (condition) {
    case "starting":
      return { text: "$(loading~spin) copydesk", tooltip: vscode.l10n.t("starting") };
    case "stopped":
      return { text: "$(circle-slash) copydesk", tooltip: vscode.l10n.t("stopped") };
    case "error":
      return { text: "$(error) copydesk", tooltip: vscode.l10n.t("the server does not run") };
  }
}

function ready(description: Description | undefined): { text: string; tooltip: string } {
  if (!description) return { text: "$(checklist) copydesk", tooltip: vscode.l10n.t("ready") };
  const { findings, houses } = description;
  const parts = [countOf(findings), languageName(description.language), ...houses];
  const house = houses.length ? vscode.l10n.t("house style {0}", houses.join(", ")) : vscode.l10n.t("no house style");
  return {
    text: `$(checklist) ${parts.join(" · ")}`,
    tooltip: [countOf(findings), languageName(description.language), house].join(", "),
  };
}

export function countOf(findings: number): string {
  if (findings === 0) return vscode.l10n.t("No findings");
  return findings === 1 ? vscode.l10n.t("1 finding") : vscode.l10n.t("{0} findings", findings);
}

function languageName(language: Description["language"]): string {
  switch (language) {
    case "fr":
      return vscode.l10n.t("French");
    case "en":
      return vscode.l10n.t("English");
    case "other":
      return vscode.l10n.t("Other language");
  }
}
