// The list of names: the style sheet of the article, with the spellings of a name that has several.

import { l10n } from "vscode";
import { asRange, heading } from "./lists";
import type { List, Row } from "./lists";
import type { Name } from "./protocol";

const KINDS: readonly { kind: Name["kind"]; icon: string }[] = [
  { kind: "person", icon: "account" },
  { kind: "place", icon: "location" },
  { kind: "organisation", icon: "organization" },
  { kind: "other", icon: "tag" },
];

export function nameList(names: readonly Name[]): List {
  const rows = (name: Name, icon: string): Row[] => {
    const place = asRange(name.first);
    const line = place.start.line + 1;
    const forms = name.forms.map((form) => `${form.text} ×${form.count}`).join(", ");
    // Those of a mixed name have rows of their own.
    const known = name.mixed || (name.forms.length === 1 && name.forms[0]?.text === name.name);
    const remark = name.mixed ? [l10n.t("spelt in several ways")] : [];
    const main: Row = {
      label: `$(${name.mixed ? "warning" : icon}) ${name.name}`,
      description: [`×${name.count}`, l10n.t("line {0}", line), ...remark].join(" · "),
      detail: [name.function ?? "", known ? "" : forms].filter(Boolean).join(" — "),
      place,
      lit: name.forms.flatMap((form) => form.ranges.map(asRange)),
      cells: [name.name, kindName(name.kind), String(line), String(name.count), name.function ?? "", forms],
    };
    // Which of its spellings stands where is what one wants to see of a mixed name.
    return name.mixed ? [main, ...name.forms.flatMap(formRow)] : [main];
  };
  const mixed = names.filter((name) => name.mixed).length;
  return {
    title: l10n.t("Names"),
    placeholder:
      mixed === 0
        ? l10n.t("Search for a name. Enter goes to its first mention, Escape back")
        : l10n.t("Names spelt in several ways: {0}. Search for a name", mixed),
    header: [l10n.t("Name"), l10n.t("Kind"), l10n.t("Line"), l10n.t("Mentions"), l10n.t("Function"), l10n.t("Forms")],
    rows: KINDS.flatMap(({ kind, icon }) => {
      const found = names.filter((name) => name.kind === kind);
      return found.length ? [heading(kindName(kind)), ...found.flatMap((name) => rows(name, icon))] : [];
    }),
  };
}

function formRow(form: Name["forms"][number]): Row[] {
  const ranges = form.ranges.map(asRange);
  const [place] = ranges;
  if (!place) return [];
  const lines = [...new Set(ranges.map((range) => range.start.line + 1))];
  const where = lines.length === 1 ? l10n.t("line {0}", lines[0] ?? 0) : l10n.t("lines {0}", lines.join(", "));
  return [{ label: `$(blank) $(arrow-small-right) ${form.text}`, description: `×${form.count} · ${where}`, place, lit: ranges }];
}

function kindName(kind: Name["kind"]): string {
  switch (kind) {
    case "person":
      return l10n.t("People");
    case "place":
      return l10n.t("Places");
    case "organisation":
      return l10n.t("Organizations");
    case "other":
      return l10n.t("Other names");
  }
}
