// A session over everything that the server offers, once for each client of `clients.mjs`:
//
//     COPYDESK=… CONFORMANCE_MODULES=… CLIENTS=… METAMODEL=… node session.mjs
//
// COPYDESK is the server's program, CONFORMANCE_MODULES the folder with the packages of package.json, CLIENTS the folder with
// pytest-lsp's records of clients; `metamodel.mjs` has the meta model. Every message is judged by `conversation.mjs`; here is what
// the answers must come to. A method or a command that the server offers and this does not use is a failure.
//
// It closes with one line, `N passed, N failed, N skipped`, and a status other than 0 if anything failed.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { pathToFileURL } from "node:url";
import { ENGLISH, FRENCH } from "./articles.mjs";
import { CancellationTokenSource, Client, ResponseError } from "./client.mjs";
import { clients } from "./clients.mjs";
import { capability, select } from "./declared.mjs";
import { MetaModel, find } from "./metamodel.mjs";
import { Report } from "./report.mjs";
import { shape } from "./shape.mjs";

const COMMAND = [path.resolve(process.env.COPYDESK ?? "target/release/copydesk"), "lsp"];
const INVALID_PARAMS = -32602;
const METHOD_NOT_FOUND = -32601;
const INVALID_REQUEST = -32600;
const NOT_INITIALIZED = -32002;
const REQUEST_CANCELLED = -32800;

// Addresses that are no files of this machine: they must come back as they were sent.
const ODD = [
  "untitled:Untitled-1",
  "untitled:/C:/Users/Zo%C3%A9/new%20article.txt",
  "file:///c%3A/Users/Zo%C3%A9/mes%20articles/d%C3%A9p%C3%B4t.txt",
  "file:///C:/Users/Zo%C3%A9/mes%20articles/d%C3%A9p%C3%B4t.txt",
  "file:///C:/Users/ZO%c3%89/article.txt",
  "file://newsroom/share/d%C3%A9p%C3%B4t.txt",
  "file:///Users/zoe/de%CC%81po%CC%82t%20%231%3F.txt",
  "vscode-remote://ssh-remote%2Bnewsroom/srv/zoe/d%C3%A9p%C3%B4t.txt",
  "vscode-remote://wsl%2Bubuntu/mnt/c/d%C3%A9p%C3%B4t.txt",
  "vscode-vfs://github/newsroom/articles/d%C3%A9p%C3%B4t.txt",
  "git:/srv/zoe/article.md?%7B%22path%22%3A%22%2Fhome%22%2C%22ref%22%3A%22~%22%7D",
  "vscode-notebook-cell:/srv/zoe/notes.ipynb#W0sZmlsZQ%3D%3D",
  "inmemory://model/1",
  "jdt://contents/a.jar/b?=c/%5C/d%3C!",
  "zipfile:///srv/zoe/articles.zip::d%C3%A9p%C3%B4t.txt",
  // No URI by the letter, but what Helix and kak-lsp make of such a file's name: their library leaves brackets alone.
  "file:///srv/zoe/[brouillon]%20article.txt",
];

const RANGE = { start: { line: "number", character: "number" }, end: { line: "number", character: "number" } };
const orNull = (...of) => ["one of", ...of, null];

// What each command is given, and what its result looks like.
const COMMANDS = {
  "copydesk.listQuotes": {
    arguments: (uri) => [uri],
    result: [
      "each",
      {
        range: RANGE,
        text: "string",
        kind: "string",
        status: orNull(["is", "attributed"], ["is", "continued"], ["is", "unclear"], ["is", "none"]),
        speaker: orNull("string"),
        speakerRange: orNull(RANGE),
        cueRange: orNull(RANGE),
        confidence: orNull(["is", "high"], ["is", "medium"], ["is", "low"]),
      },
    ],
    meets: (result, client, uri, article) => [
      ...wrongUnless(result.length === 3, `there are ${result.length} quotations, not 3`),
      // The range has the marks too.
      ...result
        .filter(({ range, text }) => !client.text(uri).at(range)?.includes(text))
        .map(({ text }) => `at its range there is something else than ${text}`),
      ...wrongUnless(
        result.some(({ text, speaker }) => article.quotation.includes(text) && speaker === article.hint),
        `nobody says ${article.quotation}`,
      ),
      ...wrongUnless(
        result.filter(({ status }) => status === "none").length === 1,
        "not one quotation is without a source",
      ),
    ],
  },
  "copydesk.listNames": {
    arguments: (uri) => [uri],
    result: [
      "each",
      {
        name: "string",
        kind: ["one of", ["is", "person"], ["is", "place"], ["is", "organisation"], ["is", "other"]],
        function: orNull("string"),
        count: "number",
        mixed: "boolean",
        first: RANGE,
        forms: ["each", { text: "string", count: "number", ranges: ["each", RANGE] }],
      },
    ],
    meets: (result, client, uri, article) => [
      ...wrongUnless(
        result.some(({ name, kind, count }) => name === article.person.full && kind === "person" && count === 3),
        `${article.person.full} is not named three times`,
      ),
      ...wrongUnless(
        result.some(({ name, mixed }) => name === "Kyiv" && mixed),
        "Kyiv is not spelt in two ways",
      ),
      ...result.flatMap(({ name, count, forms }) => [
        ...wrongUnless(
          forms.reduce((sum, form) => sum + form.count, 0) === count,
          `the forms of ${name} are not ${count} in all`,
        ),
        ...forms
          .filter((form) => form.ranges.length !== form.count)
          .map((form) => `${form.text} has not ${form.count} ranges`),
        ...forms.flatMap((form) =>
          form.ranges
            .filter((range) => !client.text(uri).at(range)?.includes(form.text))
            .map(() => `a range of ${form.text} is somewhere else`),
        ),
      ]),
    ],
  },
  "copydesk.describe": {
    arguments: (uri) => [uri],
    result: {
      language: ["one of", ["is", "fr"], ["is", "en"], ["is", "other"]],
      houses: ["each", "string"],
      findings: "number",
    },
    meets: (result, _client, _uri, article) => [
      ...wrongUnless(result.language === (article === FRENCH ? "fr" : "en"), `the language is ${result.language}`),
      ...wrongUnless(result.findings === article.found.length, `${result.findings} findings`),
    ],
  },
  "copydesk.checkWorkspace": {
    arguments: () => [],
    result: { files: "number", findings: "number" },
    reports: true,
    meets: () => [],
  },
};

const wrongUnless = (isRight, otherwise) => (isRight ? [] : [otherwise]);
const same = (seen, expected) =>
  wrongUnless(isDeepStrictEqual(seen, expected), `${JSON.stringify(seen)}, not ${JSON.stringify(expected)}`);
const codes = (diagnostics) => diagnostics.map(({ code }) => code).sort();

class Session {
  constructor(report, model, profile) {
    this.report = report;
    this.model = model;
    this.profile = profile;
    this.folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "copydesk-")));
    this.home = pathToFileURL(this.folder).href;
    this.client = new Client(profile, model, COMMAND);
  }

  can(place) {
    const value = capability(this.client.capabilities, place);
    return value !== undefined && value !== null && value !== false;
  }

  // A check that says what is wrong, or throws.
  async check(what, test) {
    let wrong;
    try {
      wrong = await test();
    } catch (error) {
      wrong = [error instanceof ResponseError ? `error ${error.code}: ${error.message}` : error.message];
    }
    this.report.check(`${this.profile.name}: ${what}`, wrong);
  }

  async run() {
    const { client } = this;
    try {
      await this.start();
      if (!this.offered) return;
      for (const article of [FRENCH, ENGLISH]) {
        const uri = `${this.home}/${article.encoded}`;
        await this.findings(uri, article);
        await this.actions(uri, article);
        await this.edits(uri, article);
        await this.hover(uri, article);
        await this.hints(uri, article);
        await this.symbols(uri, article);
        await this.names(uri, article);
        await this.commands(uri, article);
      }
      await this.workspace();
      await this.project();
      await this.settings();
      await this.addresses();
      await this.roughness();
      await this.end();
      if (this.model) {
        await this.check("everything that it offers was asked for", () =>
          client.conversation.unused().map((method) => `${method} is offered, and this session does not use it`),
        );
      }
    } finally {
      await client.dispose();
      fs.rmSync(this.folder, { recursive: true });
      await this.judge();
    }
  }

  async judge() {
    const { client } = this;
    await this.check(`the ${client.messages} messages of the server are right`, () => [
      ...new Set(client.wrong.server),
    ]);
    await this.check("the messages of the client are right", () => [...new Set(client.wrong.client)]);
  }

  async start() {
    const { client } = this;
    await this.check("nothing is answered before initialize", async () =>
      same(
        await client.error("textDocument/hover", {
          textDocument: { uri: ODD[0] },
          position: { line: 0, character: 0 },
        }),
        NOT_INITIALIZED,
      ),
    );
    await this.check("initialize", async () => {
      const { capabilities, serverInfo } = await client.initialize({ folder: this.home, locale: "en-GB" });
      this.offered = capabilities;
      const commands = capabilities.executeCommandProvider?.commands ?? [];
      return [
        ...same(capabilities.positionEncoding, client.encoding),
        ...same(serverInfo?.name, "copydesk"),
        ...same(Boolean(capabilities.codeActionProvider), this.can("textDocument.codeAction.codeActionLiteralSupport")),
        ...commands
          .filter((command) => !COMMANDS[command])
          .map((command) => `the command ${command} is offered, and this session does not use it`),
      ];
    });
    await this.check("it registers for what the client can be asked to tell", async () => {
      const expected = ["workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles"].filter((method) =>
        this.can(`${method.replaceAll("/", ".")}.dynamicRegistration`),
      );
      await client.until(`registrations of ${expected}`, () => client.registered.length >= expected.length);
      return same(
        client.registered.map(({ method }) => method),
        expected,
      );
    });
    await this.check("a second initialize is refused", async () =>
      same(await client.error("initialize", { processId: null, rootUri: null, capabilities: {} }), INVALID_REQUEST),
    );
  }

  // The words under a range, in the client's copy.
  words(uri, range) {
    return this.client.text(uri).at(range);
  }

  isAll(diagnostics, article) {
    return diagnostics.length === article.found.length;
  }

  async findings(uri, article) {
    const { client } = this;
    await this.check(`${article.name}: what is found, and where`, async () => {
      await client.open(uri, article.languageId, article.text);
      const diagnostics = await client.found(uri, "all findings", (found) => this.isAll(found, article));
      return article.found.flatMap(([code, words, nth]) => {
        const diagnostic = diagnostics.find((diagnostic) => diagnostic.code === code);
        if (!diagnostic) return [`there is no ${code}`];
        const { start } = client.text(uri).range(words, nth);
        return [...same(diagnostic.range.start, start), ...same(this.words(uri, diagnostic.range), words)];
      });
    });
    await this.check(`${article.name}: diagnostics have all that the client can read`, () => {
      const { diagnostics } = client.published.get(uri);
      const place = "textDocument.publishDiagnostics";
      const has = (path) => select(diagnostics, path).length > 0;
      return [
        ...same(has("[].relatedInformation[].location.uri"), this.can(`${place}.relatedInformation`)),
        ...same(has("[].tags[]"), this.can(`${place}.tagSupport`)),
        ...same(has("[].codeDescription.href"), this.can(`${place}.codeDescriptionSupport`)),
        ...same(has("[].data"), this.can(`${place}.dataSupport`)),
        ...same([...new Set(diagnostics.map(({ source }) => source))], ["copydesk"]),
      ];
    });
  }

  ask(uri, range, diagnostics, only) {
    return this.client.request("textDocument/codeAction", {
      textDocument: { uri },
      range,
      context: { diagnostics, ...(only && { only }), triggerKind: only ? 2 : 1 },
    });
  }

  async actions(uri, article) {
    if (!this.offered.codeActionProvider) return;
    const { client } = this;
    const whole = client.text(uri).whole();
    const { diagnostics } = client.published.get(uri);
    for (const diagnostic of diagnostics) {
      await this.check(`${article.name}: fixes of ${diagnostic.code}`, async () => {
        const [with_, without] = [
          await this.ask(uri, diagnostic.range, [diagnostic]),
          await this.ask(uri, diagnostic.range, []),
        ];
        const preferred = with_.filter(({ isPreferred }) => isPreferred);
        const expected =
          this.can("textDocument.codeAction.isPreferredSupport") && diagnostic.code !== "unattributed-quote" ? 1 : 0;
        const changed = with_.map(({ title, edit }) => [title, client.applied(edit)]);
        return [
          ...wrongUnless(with_.length > 0, "there are none"),
          ...same(without, with_),
          ...same([...new Set(with_.map(({ kind }) => kind))], ["quickfix"]),
          ...wrongUnless(
            diagnostic.code === "unattributed-quote" || preferred.length === expected,
            `${preferred.length} are preferred`,
          ),
          ...wrongUnless(!preferred.length || with_[0].isPreferred, "the preferred one is not the first"),
          ...with_
            .filter(({ diagnostics }) => !diagnostics?.some((own) => isDeepStrictEqual(own, diagnostic)))
            .map(({ title }) => `${title}: is not said to be for the diagnostic as it was published`),
          ...changed
            .filter(([, texts]) => ![...texts].some(([at, text]) => text !== (client.texts.get(at)?.text.text ?? "")))
            .map(([title]) => `${title}: changes nothing`),
          ...same(
            with_.some(({ edit }) => Boolean(edit.documentChanges)),
            this.can("workspace.workspaceEdit.documentChanges"),
          ),
        ];
      });
    }
    await this.check(`${article.name}: blanks to fill in`, async () => {
      const orphan = diagnostics.find(({ code }) => code === "unattributed-quote");
      const actions = await this.ask(uri, orphan.range, [orphan]);
      return same(
        select(actions, "[].edit.documentChanges[].edits[].snippet").length > 0,
        this.can("workspace.workspaceEdit.snippetEditSupport"),
      );
    });
    await this.check(`${article.name}: only the kinds that are asked for`, async () => {
      const kinds = async (...only) =>
        [...new Set((await this.ask(uri, whole, diagnostics, only)).map(({ kind }) => kind))].sort();
      return [
        ...same(await kinds("quickfix"), ["quickfix"]),
        ...same(await kinds("source.fixAll"), ["source.fixAll.copydesk"]),
        ...same(await kinds("source.fixAll.copydesk"), ["source.fixAll.copydesk"]),
        ...same(await kinds("source"), ["source.fixAll.copydesk"]),
        ...same(await kinds("source.fixAll.copy"), []),
        ...same(await kinds("refactor"), []),
        ...same(await kinds("refactor", "quickfix"), ["quickfix"]),
        ...same(await kinds(""), ["quickfix", "source.fixAll.copydesk"]),
      ];
    });
    for (const code of ["repeated-block", "name-variant"]) {
      await this.check(`${article.name}: the first fix of ${code} mends it, and the rest stays`, async () => {
        const diagnostic = client.published.get(uri).diagnostics.find((diagnostic) => diagnostic.code === code);
        const [{ edit }] = await this.ask(uri, diagnostic.range, [diagnostic]);
        const mended = client.applied(edit).get(uri);
        await client.change(uri, mended);
        const left = await client.found(uri, "one finding less", (found) => found.length === article.found.length - 1);
        await client.change(uri, article.text);
        await client.found(uri, "all findings again", (found) => this.isAll(found, article));
        const [, words] = article.found.find(([other]) => other === code);
        const expected = code === "repeated-block" ? article.text.lastIndexOf(words) : -1;
        return [
          ...same(
            codes(left),
            article.found
              .map(([code]) => code)
              .filter((other) => other !== code)
              .sort(),
          ),
          ...wrongUnless(mended.includes(words) === (code === "repeated-block"), "other words are left than should be"),
          ...wrongUnless(expected < 0 || mended.lastIndexOf(words) < expected, "the copy is still there"),
        ];
      });
    }
    await this.check(`${article.name}: all safe fixes at once`, async () => {
      const [{ edit }] = await this.ask(
        uri,
        { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        [],
        ["source.fixAll.copydesk"],
      );
      const mended = client.applied(edit).get(uri);
      const [, block] = article.found[0];
      return [
        ...wrongUnless(mended.split(block).length === 2, "the block does not stand once"),
        ...wrongUnless(!mended.includes("Kiev"), "Kiev is still there"),
      ];
    });
  }

  // The text is told in pieces; what is found must be what is found in all of it.
  async edits(uri, article) {
    const { client } = this;
    await this.check(`${article.name}: edits one after the other`, async () => {
      const text = client.text(uri);
      const { start } = text.range("Kiev");
      const before = { line: start.line, character: 0 };
      // The second is where the first has put it, the third behind the end of its line, the last is taken back.
      const changes = [
        { range: { start: before, end: before }, text: "É🧺 " },
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: "🥖\n" },
        { range: { start: { line: 0, character: 999 }, end: { line: 0, character: 999 } }, text: "é" },
        { range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, text: "" },
      ];
      await client.change(uri, changes, 4);
      const found = await client.found(uri, "the name", (found) => found.some(({ code }) => code === "name-variant"));
      const variant = found.find(({ code }) => code === "name-variant");
      return [
        ...same(this.words(uri, variant.range), "Kiev"),
        ...wrongUnless(client.text(uri).text.includes("É🧺 "), "the client's copy is wrong"),
      ];
    });
    await this.check(`${article.name}: twenty edits without a pause, and the last version is told`, async () => {
      for (let n = 0; n < 20; n += 1) {
        const at = { line: 0, character: 0 };
        await client.change(uri, [{ range: { start: at, end: at }, text: "x" }]);
      }
      await client.change(uri, article.text);
      const found = await client.found(uri, "all findings", (found) => this.isAll(found, article));
      return same(codes(found), article.found.map(([code]) => code).sort());
    });
    await this.check(`${article.name}: save`, async () => {
      await client.notify("textDocument/didSave", { textDocument: { uri } });
      return [];
    });
  }

  place(uri, position, more) {
    return { textDocument: { uri }, position, ...more };
  }

  async hover(uri, article) {
    const { client } = this;
    const formats = capability(client.capabilities, "textDocument.hover.contentFormat") ?? [];
    await this.check(`${article.name}: hover`, async () => {
      const wrong = [];
      const { diagnostics } = client.published.get(uri);
      for (const { code, range, message } of diagnostics) {
        const hover = await client.request("textDocument/hover", this.place(uri, range.start));
        wrong.push(
          ...same(hover.contents.kind, formats[0] ?? "plaintext"),
          ...same(hover.range, range),
          ...wrongUnless(hover.contents.value.startsWith(message), `${code}: the message does not come first`),
        );
      }
      const { start } = client.text(uri).range(article.quotation);
      const quotation = await client.request(
        "textDocument/hover",
        this.place(uri, { ...start, character: start.character + 2 }),
      );
      wrong.push(
        ...wrongUnless(
          quotation.contents.value.includes(article.hint),
          `it does not say who speaks: ${quotation.contents.value}`,
        ),
      );
      const nothing = await client.request("textDocument/hover", this.place(uri, { line: 0, character: 3 }));
      return [...wrong, ...same(nothing, null)];
    });
  }

  async configure(settings) {
    const { client } = this;
    client.settings = settings;
    const pulls = this.can("workspace.configuration");
    await client.notify("workspace/didChangeConfiguration", { settings: pulls ? null : { copydesk: settings } });
  }

  async hints(uri, article) {
    const { client } = this;
    const ask = (range) => client.request("textDocument/inlayHint", { textDocument: { uri }, range });
    await this.check(`${article.name}: inlay hints, switched on and off`, async () => {
      const whole = client.text(uri).whole();
      const before = await ask(whole);
      const refreshes = client.refreshes;
      await this.configure({ inlayHints: true });
      if (this.can("workspace.inlayHint.refreshSupport"))
        await client.until("a refresh", () => client.refreshes > refreshes);
      let on = [];
      for (let n = 0; n < 50 && !on.length; n += 1) on = (await ask(whole)) ?? [];
      const elsewhere = await ask({ start: { line: 0, character: 0 }, end: { line: 0, character: 1 } });
      await this.configure({ inlayHints: false });
      let off = on;
      for (let n = 0; n < 50 && off.length; n += 1) off = (await ask(whole)) ?? [];
      const { end } = client.text(uri).range(article.quotation);
      return [
        ...same(before, []),
        ...same(
          on.map(({ position, label }) => [position, label]),
          [[end, article.hint]],
        ),
        ...same([elsewhere, off], [[], []]),
        ...same(client.refreshes > refreshes, this.can("workspace.inlayHint.refreshSupport")),
      ];
    });
  }

  async symbols(uri, article) {
    const { client } = this;
    await this.check(`${article.name}: document symbols`, async () => {
      const symbols = await client.request("textDocument/documentSymbol", { textDocument: { uri } });
      const isNested = this.can("textDocument.documentSymbol.hierarchicalDocumentSymbolSupport");
      const leaves = isNested ? select(symbols, "[children]").filter(({ children }) => !children) : symbols;
      const quoted = leaves.filter(({ name }) => article.quotation.includes(name.replace("…", "").trim()));
      const speaker = isNested
        ? select(symbols, "[children]").find(({ children }) => children?.includes(quoted[0]))?.name
        : quoted[0]?.containerName;
      return [
        ...same(
          symbols.every((symbol) => "selectionRange" in symbol === isNested),
          true,
        ),
        ...same(quoted.length, 1),
        ...same(speaker, article.hint),
        ...wrongUnless(
          leaves.some(({ name }) => name === `${article.person.full} (3)`),
          "the person is not in it",
        ),
      ];
    });
    await this.check(`${article.name}: workspace symbols`, async () => {
      const find = (query) => client.request("workspace/symbol", { query });
      const [one, none, all] = [await find(article.person.name.toLowerCase()), await find("zzz"), await find("")];
      return [
        ...same(
          one.map(({ name, location }) => [name, location.uri]),
          [[article.person.full, uri]],
        ),
        ...same(none, []),
        ...wrongUnless(all.length > 2, `an empty query finds ${all.length}`),
      ];
    });
  }

  async names(uri, article) {
    const { client } = this;
    const { person } = article;
    const at = client.text(uri).range(person.name).start;
    const sorted = (ranges) => ranges.map((range) => [range.start.line, range.start.character]).sort();
    await this.check(`${article.name}: references and highlights`, async () => {
      const ask = (includeDeclaration) =>
        client.request("textDocument/references", this.place(uri, at, { context: { includeDeclaration } }));
      const [all, others] = [await ask(true), await ask(false)];
      const introduced = await client.request("textDocument/definition", this.place(uri, at));
      const highlights = await client.request("textDocument/documentHighlight", this.place(uri, at));
      return [
        ...same(all.length, 3),
        ...same(others.length, 2),
        ...same(introduced.map(({ range }) => this.words(uri, range)), [person.full]),
        ...wrongUnless(
          all.every(({ range }) => this.words(uri, range).includes(person.name)),
          "one is of something else",
        ),
        ...same(sorted(highlights.map(({ range }) => range)), sorted(all.map(({ range }) => range))),
        ...same(
          (await client.request("textDocument/documentHighlight", this.place(uri, { line: 0, character: 3 }))) ?? [],
          [],
        ),
      ];
    });
    if (this.offered.renameProvider?.prepareProvider) {
      await this.check(`${article.name}: prepare a rename`, async () => {
        const prepared = await client.request("textDocument/prepareRename", this.place(uri, at));
        return [
          ...same(prepared.placeholder, this.words(uri, prepared.range)),
          ...wrongUnless(prepared.placeholder.includes(person.name), `it is ${prepared.placeholder}`),
          ...same(await client.request("textDocument/prepareRename", this.place(uri, { line: 0, character: 3 })), null),
        ];
      });
    }
    await this.check(`${article.name}: rename`, async () => {
      const rename = (position, newName) => this.place(uri, position, { newName });
      const edit = await client.request("textDocument/rename", rename(at, person.becomes));
      const texts = client.applied(edit);
      const [first, last] = person.becomes.split(" ");
      const text = texts.get(uri);
      return [
        ...same([...texts.keys()], [uri]),
        ...same(Boolean(edit.documentChanges), this.can("workspace.workspaceEdit.documentChanges")),
        ...wrongUnless(!text.includes(person.name), `${person.name} is still there`),
        ...same(text.split(`${first} ${last}`).length - 1, 2),
        ...same(text.split(last).length - 1, 3),
        ...same(await client.error("textDocument/rename", rename(at, " ")), INVALID_PARAMS),
        ...same(await client.error("textDocument/rename", rename({ line: 0, character: 3 }, "Zoé")), INVALID_PARAMS),
      ];
    });
  }

  async commands(uri, article) {
    const { client } = this;
    for (const command of this.offered.executeCommandProvider?.commands ?? []) {
      const { arguments: given, result: type, reports, meets } = COMMANDS[command] ?? {};
      if (!type) continue;
      await this.check(`${article.name}: ${command}`, async () => {
        const workDoneToken = `${command} of ${article.name}`;
        const isTold = reports && this.can("window.workDoneProgress");
        // Once under a token of the client, once under one that the server asks for.
        const withToken = isTold && article === FRENCH;
        const before = client.progress.length;
        const result = await client.request("workspace/executeCommand", {
          command,
          arguments: given(uri),
          ...(withToken && { workDoneToken }),
        });
        const kinds = () =>
          client.progress
            .slice(before)
            .filter(({ token }) => (token === workDoneToken) === withToken)
            .map(({ value }) => value.kind);
        // Only a client's token is not good any more after the answer.
        if (isTold && !withToken) await client.until("the end of its progress", () => kinds().includes("end"));
        const told = kinds();
        const wrong = shape(result, type, command);
        return [
          ...(wrong.length ? wrong : meets(result, client, uri, article)),
          ...wrongUnless(
            isTold ? told[0] === "begin" && told.at(-1) === "end" : !told.length,
            `its progress is ${told.join(", ") || "not told"}`,
          ),
        ];
      });
    }
  }

  // Articles that lie in the folder and are not open.
  async workspace() {
    const { client } = this;
    const offers = (command) => (this.offered.executeCommandProvider?.commands ?? []).includes(command);
    if (offers("copydesk.listQuotes")) {
      await this.check("a command for a document that is not open", async () => {
        const command = "copydesk.listQuotes";
        return same(
          await client.request("workspace/executeCommand", { command, arguments: ["file:///nowhere.txt"] }),
          null,
        );
      });
      await this.check("a command that is not, and arguments that are none, are refused", async () => [
        ...wrongUnless(
          [INVALID_PARAMS, METHOD_NOT_FOUND].includes(
            await client.error("workspace/executeCommand", { command: "copydesk.dance" }),
          ),
          "a command that is not was carried out",
        ),
        ...same(
          await client.error("workspace/executeCommand", { command: "copydesk.listQuotes", arguments: [5] }),
          INVALID_PARAMS,
        ),
        ...same(await client.error("workspace/executeCommand", { command: "copydesk.listQuotes" }), INVALID_PARAMS),
      ]);
    }
    if (!offers("copydesk.checkWorkspace")) return;
    const checkAll = () =>
      client.request("workspace/executeCommand", { command: "copydesk.checkWorkspace", arguments: [] });
    const file = path.join(this.folder, "là-bas.txt");
    const uri = pathToFileURL(file).href;
    const published = (what, of, n) =>
      client.until(
        what,
        () => client.published.get(of)?.diagnostics.length === n && client.published.get(of).diagnostics,
      );
    await this.check("the articles of the folder are checked, and one that is opened is served as ever", async () => {
      fs.writeFileSync(file, FRENCH.text);
      fs.writeFileSync(path.join(this.folder, "program.js"), FRENCH.text);
      const result = await checkAll();
      const diagnostics = await published("the findings of a file", uri, 3);
      await client.open(uri, "plaintext", FRENCH.text);
      const found = await client.found(uri, "its findings", (found) => this.isAll(found, FRENCH));
      await client.close(uri);
      await published("taking back", uri, 0);
      return [...same(result, { files: 1, findings: 3 }), ...same(codes(diagnostics), codes(found))];
    });
    if (this.offered.workspace?.workspaceFolders?.changeNotifications) {
      await this.check("folders come and go", async () => {
        const other = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "copydesk-")));
        try {
          const there = pathToFileURL(path.join(other, "à côté.md")).href;
          fs.writeFileSync(path.join(other, "à côté.md"), ENGLISH.text);
          const folder = { uri: pathToFileURL(other).href, name: "others" };
          const before = await checkAll();
          await client.notify("workspace/didChangeWorkspaceFolders", { event: { added: [folder], removed: [] } });
          const both = await checkAll();
          await published("the findings of the folder that came", there, 3);
          await client.notify("workspace/didChangeWorkspaceFolders", { event: { added: [], removed: [folder] } });
          await published("taking back those of the folder that went", there, 0);
          const after = await checkAll();
          return [
            ...same(
              [before, both, after].map(({ files }) => files),
              [1, 2, 1],
            ),
          ];
        } finally {
          fs.rmSync(other, { recursive: true });
        }
      });
    }
    fs.rmSync(file);
  }

  // The settings of the project change on the disk.
  async project() {
    const { client } = this;
    const uri = `${this.home}/${FRENCH.encoded}`;
    const file = path.join(this.folder, ".copydesk.toml");
    const tell = async (type) => {
      if (client.registered.some(({ method }) => method === "workspace/didChangeWatchedFiles")) {
        await client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: pathToFileURL(file).href, type }] });
      } else {
        await client.notify("textDocument/didSave", { textDocument: { uri } });
      }
    };
    await this.check("the project's settings take effect when they change, and go when they go", async () => {
      fs.writeFileSync(file, '[names]\ndifferent = [["Kiev", "Kyiv"]]\n');
      await tell(1);
      const fewer = await client.found(uri, "one finding less", (found) => found.length === 2);
      fs.rmSync(file);
      await tell(3);
      await client.found(uri, "all findings again", (found) => this.isAll(found, FRENCH));
      return same(
        codes(fewer),
        FRENCH.found
          .map(([code]) => code)
          .filter((code) => code !== "name-variant")
          .sort(),
      );
    });
    await this.check("fixes that write the project's settings, where the client can make files", async () => {
      if (!this.offered.codeActionProvider) return [];
      const variant = client.published.get(uri).diagnostics.find(({ code }) => code === "name-variant");
      const operations = capability(client.capabilities, "workspace.workspaceEdit.resourceOperations") ?? [];
      const makes = operations.includes("create") && this.can("workspace.workspaceEdit.documentChanges");
      const actions = await this.ask(uri, variant.range, [variant]);
      const writing = actions.filter(({ edit }) =>
        [...client.applied(edit).keys()].some((at) => at.endsWith(".copydesk.toml")),
      );
      const created = select(writing, "[].edit.documentChanges[].kind");
      return [...same(writing.length > 0, makes), ...same([...new Set(created)], makes ? ["create"] : [])];
    });
  }

  async settings() {
    const { client } = this;
    const uri = `${this.home}/${ENGLISH.encoded}`;
    await this.check("settings take effect at once", async () => {
      client.published.delete(uri);
      await this.configure({ messages: "fr", checks: { "name-variant": "off", "repeated-block": "hint" } });
      const found = await client.found(uri, "two findings", (found) => found.length === 2);
      const block = found.find(({ code }) => code === "repeated-block");
      return [
        ...same(block.severity, 4),
        ...wrongUnless(block.message.startsWith("Ces 3 paragraphes"), `its message is ${block.message}`),
      ];
    });
    await this.check("settings that are wrong are told", async () => {
      const before = client.log.length;
      await this.configure({ messages: "klingon", checks: { "no-such-check": "on" } });
      await client.until("complaints", () => client.log.length >= before + 2);
      return same(
        client.log.slice(before).map(({ type }) => type),
        [2, 2],
      );
    });
    await this.check("the settings of others change nothing", async () => {
      await this.configure({});
      await client.found(uri, "all findings again", (found) => this.isAll(found, ENGLISH));
      await client.notify("workspace/didChangeConfiguration", { settings: { editor: { tabSize: 2 } } });
      await client.notify("workspace/didChangeConfiguration", { settings: {} });
      return [];
    });
  }

  async addresses() {
    const { client } = this;
    for (const uri of ODD) {
      await this.check(`the address ${uri}`, async () => {
        await client.open(uri, "plaintext", FRENCH.text);
        const found = await client.found(uri, "all findings", (found) => this.isAll(found, FRENCH));
        const wrong = [];
        if (this.offered.codeActionProvider) {
          const [{ edit }] = await this.ask(uri, found.find(({ code }) => code === "repeated-block").range, []);
          wrong.push(...same([...client.applied(edit).keys()], [uri]));
        }
        const locations = await client.request(
          "textDocument/references",
          this.place(uri, client.text(uri).range("Crouzet").start, { context: { includeDeclaration: true } }),
        );
        wrong.push(
          ...wrongUnless(
            locations.filter((location) => location.uri === uri).length === 3,
            `there are references in ${locations.map(({ uri }) => uri)}`,
          ),
        );
        for (const related of select(found, "[].relatedInformation[].location.uri")) wrong.push(...same(related, uri));
        client.published.delete(uri);
        await client.close(uri);
        const { diagnostics, version } = await client.until("taking back", () => client.published.get(uri));
        return [...wrong, ...same([diagnostics, version], [[], undefined])];
      });
    }
    await this.check("two addresses of one file are two documents", async () => {
      const [one, other] = ["file:///c%3A/a.txt", "file:///C:/a.txt"];
      await client.open(one, "plaintext", FRENCH.text);
      await client.open(other, "plaintext", "Rien.");
      await client.found(one, "all findings", (found) => this.isAll(found, FRENCH));
      const none = await client.found(other, "nothing");
      await client.close(one);
      await client.close(other);
      return same(none, []);
    });
  }

  // What clients do by mistake, or too early, or too late.
  async roughness() {
    const { client } = this;
    const uri = `${this.home}/${FRENCH.encoded}`;
    await this.check("a cancelled request is answered", async () => {
      const source = new CancellationTokenSource();
      const answer = client.request("textDocument/documentSymbol", { textDocument: { uri } }, source.token);
      source.cancel();
      return answer.then(
        () => [],
        (error) => same(error.code, REQUEST_CANCELLED),
      );
    });
    await this.check("nothing is known of a document that is not open", async () => {
      const there = this.place("file:///nowhere.txt", { line: 0, character: 0 });
      const textDocument = { uri: "file:///nowhere.txt" };
      const range = { start: there.position, end: there.position };
      return [
        ...same(await client.request("textDocument/hover", there), null),
        ...same(await client.request("textDocument/documentHighlight", there), null),
        ...same(
          await client.request("textDocument/references", { ...there, context: { includeDeclaration: true } }),
          null,
        ),
        ...same(await client.request("textDocument/definition", there), null),
        ...same(await client.request("textDocument/documentSymbol", { textDocument }), null),
        ...same((await client.request("textDocument/inlayHint", { textDocument, range })) ?? [], []),
        ...same(await client.request("textDocument/rename", { ...there, newName: "Zoé" }), null),
      ];
    });
    await this.check("positions outside of the text are borne", async () => {
      const far = { line: 9999, character: 9999 };
      const inside = { line: 7, character: 7 };
      await client.request("textDocument/hover", this.place(uri, far));
      await client.request("textDocument/documentHighlight", this.place(uri, far));
      // In Emacs and others a range may be the wrong way round.
      if (this.offered.codeActionProvider) await this.ask(uri, { start: far, end: inside }, []);
      return [];
    });
    await this.check("what it does not know is refused or passed over", async () => {
      await client.notify("$/setTrace", { value: "off" });
      await client.notify("$/cancelRequest", { id: 999_999 });
      await client.notify("$/unheardOf", {});
      return same(await client.error("$/unheardOf", {}), METHOD_NOT_FOUND);
    });
    await this.check("a document is closed and opened again", async () => {
      await client.close(uri);
      await client.open(uri, FRENCH.languageId, FRENCH.text, 1);
      await client.found(uri, "all findings", (found) => this.isAll(found, FRENCH));
      client.published.delete(uri);
      await client.close(uri);
      const { diagnostics } = await client.until("taking back", () => client.published.get(uri));
      return same(diagnostics, []);
    });
    await this.check("it still works", async () => {
      const other = `${this.home}/${ENGLISH.encoded}`;
      const symbols = await client.request("textDocument/documentSymbol", { textDocument: { uri: other } });
      return wrongUnless(symbols?.length > 0, "there are no symbols");
    });
  }

  async end() {
    const { client } = this;
    await this.check("shutdown, and nothing but exit after it", async () =>
      same(await client.end(), { late: INVALID_REQUEST, exit: 0 }),
    );
    await this.check("its own log is quiet", () => wrongUnless(!/ERROR|panic/.test(client.stderr), client.stderr));
  }
}

// A client that fills in everything with null, and knows of what is not in the protocol yet.
async function generous(report) {
  const params = {
    processId: null,
    clientInfo: null,
    locale: null,
    rootPath: null,
    rootUri: null,
    initializationOptions: null,
    workspaceFolders: null,
    capabilities: { future: { some: [1] }, textDocument: null, workspace: { workspaceEdit: null, future: true } },
  };
  // Its messages are not what the meta model has, so that nobody judges them.
  const client = new Client({ name: "generous", capabilities: {}, encoding: "utf-16" }, undefined, COMMAND);
  try {
    const { serverInfo } = await client.request("initialize", params);
    report.check("a client that says null, or more than there is, is let in", same(serverInfo.name, "copydesk"));
  } finally {
    await client.dispose();
  }
}

// A client that goes without a word: its server must not stay.
async function hasty(report, model, profile) {
  for (const [what, leave] of [
    ["exit without shutdown", (client) => client.notify("exit")],
    ["the end of the input", (client) => client.server.stdin.end()],
  ]) {
    const client = new Client(profile, model, COMMAND);
    try {
      await client.initialize({});
      await leave(client);
      report.check(`${profile.name}: ${what} ends it, with status 1`, same(await client.exit(), 1));
    } finally {
      await client.dispose();
    }
  }
}

const report = new Report();
const file = find();
if (!file) report.skip("shapes of messages: there is no meta model; METAMODEL can name it");
const model = file && MetaModel.read(file);
const all = clients();
if (!process.env.CLIENTS) report.skip("the records of Neovim and Emacs: CLIENTS does not name their folder");
for (const profile of all) await new Session(report, model, profile).run();
await generous(report);
await hasty(report, model, all[0]);
report.close();
