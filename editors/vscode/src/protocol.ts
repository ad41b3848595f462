// What the server's own commands answer. The ids are the server's; those of the extension are in package.json.

import type { Range } from "vscode-languageclient";

export interface Quote {
  readonly range: Range;
  readonly text: string;
  readonly kind: "speech" | "title" | "scare" | "term" | "slogan" | "nickname" | "headline" | "other";
  readonly status: "attributed" | "continued" | "unclear" | "none" | null;
  readonly speaker: string | null;
  readonly speakerRange: Range | null;
  readonly cueRange: Range | null;
  readonly confidence: "high" | "medium" | "low" | null;
}

export interface Name {
  readonly name: string;
  readonly kind: "person" | "place" | "organisation" | "other";
  readonly function: string | null;
  readonly count: number;
  readonly mixed: boolean;
  readonly first: Range;
  readonly forms: readonly Form[];
}

export interface Form {
  readonly text: string;
  readonly count: number;
  readonly ranges: readonly Range[];
}

export interface Description {
  readonly language: "fr" | "en" | "other";
  readonly houses: readonly string[];
  readonly findings: number;
}

export interface Total {
  readonly files: number;
  readonly findings: number;
}

/** Each command of the server with its arguments and its answer; `null` where nothing is known of a document yet. */
export interface Commands {
  "copydesk.listQuotes": { arguments: [uri: string]; answer: readonly Quote[] | null };
  "copydesk.listNames": { arguments: [uri: string]; answer: readonly Name[] | null };
  "copydesk.describe": { arguments: [uri: string]; answer: Description | null };
  "copydesk.checkWorkspace": { arguments: []; answer: Total };
}
