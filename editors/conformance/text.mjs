// A client's copy of a document: what the server must have after the same changes. Positions are strict: one that is
// not in the text, or inside of a character, is an error here, though servers have to bear it.

const WIDTH = {
  "utf-8": (char) => Buffer.byteLength(char),
  "utf-16": (char) => char.length,
  "utf-32": () => 1,
};

export const ENCODINGS = Object.keys(WIDTH);

export class Text {
  constructor(text, encoding) {
    this.encoding = encoding;
    this.replace(text);
  }

  replace(text) {
    this.text = text;
    // Where each line starts, and where it ends before its break.
    this.lines = [];
    let start = 0;
    for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) {
      this.lines.push([start, index]);
      start = index + end.length;
    }
    this.lines.push([start, text.length]);
  }

  // Where a position is in the string; undefined if it is nowhere.
  offset({ line, character }) {
    if (!this.lines[line]) return undefined;
    const [start, end] = this.lines[line];
    let at = start;
    let passed = 0;
    for (const char of this.text.slice(start, end)) {
      if (passed >= character) break;
      passed += WIDTH[this.encoding](char);
      at += char.length;
    }
    return passed === character ? at : undefined;
  }

  position(offset) {
    const line = this.lines.findLastIndex(([start]) => start <= offset);
    const before = this.text.slice(this.lines[line][0], offset);
    const character = [...before].reduce((sum, char) => sum + WIDTH[this.encoding](char), 0);
    return { line, character };
  }

  // The range of the nth time that some words stand in the text.
  range(words, nth = 1) {
    let at = -1;
    for (let n = 0; n < nth; n += 1) {
      at = this.text.indexOf(words, at + 1);
      if (at < 0) throw new Error(`not in the text: ${words}`);
    }
    return { start: this.position(at), end: this.position(at + words.length) };
  }

  // The words of a range; undefined if it is not in the text or the wrong way round.
  at(range) {
    const [start, end] = [this.offset(range.start), this.offset(range.end)];
    return start === undefined || end === undefined || start > end ? undefined : this.text.slice(start, end);
  }

  whole() {
    return { start: { line: 0, character: 0 }, end: this.position(this.text.length) };
  }

  // The text after the content changes of a client, which are made one after the other.
  changed(changes) {
    const next = new Text(this.text, this.encoding);
    for (const change of changes) {
      if (!change.range) {
        next.replace(change.text);
        continue;
      }
      const [start, end] = [next.clamped(change.range.start), next.clamped(change.range.end)];
      next.replace(next.text.slice(0, start) + change.text + next.text.slice(end));
    }
    return next;
  }

  // The protocol has a client's position behind the end of a line, or of all, mean that end.
  clamped(position) {
    if (position.line >= this.lines.length) return this.text.length;
    return this.offset(position) ?? this.lines[position.line][1];
  }

  // The text after the edits of a server, which are made at once. Edits that overlap or are outside are an error.
  edited(edits) {
    const placed = edits.map((edit) => {
      const [start, end] = [this.offset(edit.range.start), this.offset(edit.range.end)];
      if (start === undefined || end === undefined || start > end)
        throw new Error(`an edit outside of the text: ${JSON.stringify(edit)}`);
      return { start, end, text: edit.newText ?? plain(edit.snippet.value) };
    });
    // Stable, so that insertions at one place keep their order.
    placed.sort((one, other) => one.start - other.start || one.end - other.end);
    let text = "";
    let done = 0;
    for (const { start, end, text: come } of placed) {
      if (start < done) throw new Error(`edits overlap: ${JSON.stringify(edits)}`);
      text += this.text.slice(done, start) + come;
      done = end;
    }
    return text + this.text.slice(done);
  }
}

// A snippet with its placeholders as they stand.
export function plain(snippet) {
  return snippet.replace(
    /\\([\\$}])|\$\{\d+:((?:\\.|[^}\\])*)\}|\$\{?\d+\}?/g,
    (_, escaped, blank) => escaped ?? (blank ?? "").replace(/\\([\\$}])/g, "$1"),
  );
}
