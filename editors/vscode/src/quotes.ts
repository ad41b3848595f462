// The list of quotations: who says what, and for which words nobody is named.

import { l10n } from "vscode";
import { asRange, heading } from "./lists";
import type { List, Row } from "./lists";
import type { Quote } from "./protocol";

export function quoteList(quotes: readonly Quote[]): List {
  const row = (quote: Quote): Row => {
    const place = asRange(quote.range);
    const line = place.start.line + 1;
    const said = remarks(quote);
    return {
      label: `$(${icon(quote)}) ${who(quote)}`,
      description: [l10n.t("line {0}", line), ...said].join(" · "),
      detail: quote.text.replace(/\s+/g, " "),
      place,
      lit: quote.speakerRange ? [asRange(quote.speakerRange)] : [],
      cells: [String(line), quote.speaker ?? "", said.join(", "), quote.text],
    };
  };
  const spoken = quotes.filter((quote) => quote.kind === "speech");
  const others = quotes.filter((quote) => quote.kind !== "speech");
  const open = spoken.filter((quote) => quote.speaker === null).length;
  return {
    title: l10n.t("Who Says What"),
    placeholder:
      open === 0
        ? l10n.t("Search for a name or words. Enter goes to the place, Escape back")
        : l10n.t("Quotations without a source: {0} of {1}. Search for a name or words", open, spoken.length),
    header: [l10n.t("Line"), l10n.t("Speaker"), l10n.t("Remarks"), l10n.t("Words")],
    rows: [
      ...(spoken.length ? [heading(l10n.t("Quotations")), ...spoken.map(row)] : []),
      ...(others.length ? [heading(l10n.t("In quotation marks, but no quotations")), ...others.map(row)] : []),
    ],
  };
}

function who(quote: Quote): string {
  if (quote.kind !== "speech") return kindName(quote.kind);
  if (quote.speaker === null) return l10n.t("No source");
  return quote.status === "unclear" ? l10n.t("{0}?", quote.speaker) : quote.speaker;
}

function icon(quote: Quote): string {
  if (quote.kind !== "speech") return "quote";
  if (quote.speaker === null) return "warning";
  return isDoubtful(quote) ? "question" : "account";
}

function isDoubtful(quote: Quote): boolean {
  return quote.status === "unclear" || quote.confidence === "low";
}

/** What a reader should know before relying on the speaker. */
function remarks(quote: Quote): string[] {
  if (quote.kind !== "speech") return [];
  const said: string[] = [];
  if (quote.status === "continued") said.push(l10n.t("continued"));
  if (quote.speaker !== null && isDoubtful(quote)) said.push(l10n.t("to be checked"));
  return said;
}

function kindName(kind: Exclude<Quote["kind"], "speech">): string {
  switch (kind) {
    case "title":
      return l10n.t("Title");
    case "scare":
      return l10n.t("Words held at arm's length");
    case "term":
      return l10n.t("Term");
    case "slogan":
      return l10n.t("Slogan");
    case "nickname":
      return l10n.t("Nickname");
    case "headline":
      return l10n.t("Headline");
    case "other":
      return l10n.t("Other");
  }
}
