// What a person does and sees: clicks and keys in a window whose folder is called "clicks".

import type { BrowserContext } from "playwright-core";
import fs from "node:fs";
import path from "node:path";
import { check, equal, sleep, until } from "./checks.ts";
import type { CodeServer } from "./code-server.ts";
import { Workbench, plain } from "./workbench.ts";

const FIRST_FIX = "Supprimer cette reprise (5 paragraphes)";

export interface Scene {
  readonly code: CodeServer;
  readonly browser: BrowserContext;
  /** The folder that is opened. */
  readonly folder: string;
  readonly pictures: string;
}

export async function clicks(scene: Scene): Promise<void> {
  const page = await scene.browser.newPage();
  const workbench = new Workbench(page, scene.pictures);
  const parts = { french, english, settings, untitled, killed, crashes, missing };
  try {
    await page.goto(scene.code.address(scene.folder));
    for (const part of Object.values(parts)) await part(workbench, scene);
  } catch (error) {
    check("every step could be done", false, error instanceof Error ? error.stack : String(error));
    await workbench.picture("failed");
  }
  await page.close();
  await inFrench(scene);
}

/** An article with a block that was pasted twice: seen, looked at, mended, saved. */
async function french(workbench: Workbench, { folder }: Scene): Promise<void> {
  const { page } = workbench;
  const file = path.join(folder, "passerelle.txt");
  const before = fs.readFileSync(file, "utf8");
  const copy = before.split("\n").slice(6).join("");
  await workbench.open("passerelle.txt");
  equal("French: the wavy line is under the copy, all of it and no more", await workbench.underlinedIs("warning", copy), copy);
  equal("the status bar tells findings and language", await workbench.statusIs("1 finding · French"), "1 finding · French");
  await workbench.picture("article");

  await workbench.point();
  const hover = page.locator(".monaco-hover:visible", { hasText: "reprennent les paragraphes" }).first();
  await hover.waitFor();
  const text = plain(await hover.innerText());
  check("hover tells what was found", text.includes("Ces 5 paragraphes reprennent les paragraphes 2 à 6."), text);
  await workbench.picture("hover");
  await page.mouse.move(5, 400);

  await workbench.command("Problems: Focus on Problems View");
  const problems = page.locator(".markers-panel .monaco-list-row", { hasText: "repeated-block" });
  await problems.first().waitFor();
  const row = plain(await problems.first().innerText()).replace(/\s+/g, " ");
  equal("Problems lists it once", await problems.count(), 1);
  check("with its words and its place", row.includes("reprennent les paragraphes 2 à 6.") && row.includes("Ln 7, Col 1"), row);
  await page.keyboard.press("Control+J");

  const { x, y } = await workbench.point();
  await page.mouse.click(x, y);
  await page.locator(".statusbar-item", { hasText: "Ln 7" }).first().waitFor();
  const first = page.locator(".action-widget .monaco-list-row.action").first();
  await workbench.again("Control+.", () => first.waitFor({ timeout: 5000 }));
  equal("the first quick fix deletes the copy", plain(await first.innerText()).trim(), FIRST_FIX);
  await workbench.picture("quick-fix");
  await page.keyboard.press("Enter");
  await until("no wavy line", async () => (await page.locator(".squiggly-warning").count()) === 0);
  await page.keyboard.press("Control+S");
  const expected = before.split("\n").slice(0, 6).join("\n");
  equal("the file on the disk is the article without the copy, byte for byte", await saved(file, expected), expected);
  equal("and the status bar says so", await workbench.statusIs("No findings · French"), "No findings · French");
  await workbench.closeAll();
}

/** Three findings, the lists, and all that needs no decision mended at once. */
async function english(workbench: Workbench, { folder }: Scene): Promise<void> {
  const { page } = workbench;
  const file = path.join(folder, "market.txt");
  const before = fs.readFileSync(file, "utf8");
  const lines = before.trimEnd().split("\n");
  await workbench.open("market.txt");
  const expected = ['"The stalls were moved out', "Kiev", lines.at(-1)].join("");
  equal("English: a wavy line under each of three findings", await workbench.underlinedIs("warning", expected), expected);
  equal("the status bar counts them", await workbench.statusIs("3 findings · English"), "3 findings · English");
  await workbench.picture("english");

  await page.locator("#copydesk\\.copydesk\\.status").click();
  await workbench.listed("Show Quotes").waitFor();
  await workbench.picture("menu");
  await page.keyboard.press("Enter");
  await page.locator(".quick-input-title", { hasText: "Who Says What" }).waitFor();
  const rows = page.locator(".quick-input-list .monaco-list-row");
  const quotes = (await rows.allInnerTexts()).map((row) => plain(row).replace(/\s+/g, " ").trim());
  equal("who says what: three quotations", quotes.length, 3);
  check("the speaker first", quotes[0]?.startsWith("Ingrid Halvorsen") ?? false, quotes);
  check("and who is missing", quotes[2]?.startsWith("No source") ?? false, quotes);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await workbench.listed("No source").waitFor();
  await workbench.picture("quotes");
  await page.getByRole("button", { name: "Copy for a Spreadsheet" }).click();
  const copied = async (): Promise<string[]> => (await page.evaluate(() => navigator.clipboard.readText())).trimEnd().split("\n");
  await until("the clipboard", async () => (await copied()).length === 4);
  equal("and copies them for a spreadsheet", (await copied())[0], "Line\tSpeaker\tRemarks\tWords");
  await page.keyboard.press("Enter");
  await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  const caret = page.locator(".statusbar-item", { hasText: "Ln 4" });
  check("Enter goes to the quotation", await caret.first().waitFor().then(() => true, () => false));

  await workbench.command("copydesk: Show Names");
  await page.locator(".quick-input-title", { hasText: "Names" }).waitFor();
  await page.keyboard.type("Kyiv");
  await workbench.listed("Kyiv").waitFor();
  const kyiv = plain(await workbench.listed("Kyiv").innerText()).replace(/\s+/g, " ");
  check("the list of names marks one with several spellings", /Kyiv ?×2/.test(kyiv) && kyiv.includes("spelt in several ways"), kyiv);
  for (let key = 0; key < 4; key++) await page.keyboard.press("Backspace");
  await page.locator(".quick-input-list .monaco-list-row", { hasText: "Kiev" }).first().waitFor();
  await workbench.picture("names");
  await page.keyboard.press("Escape");
  check("Escape goes back to where the caret was", await caret.first().waitFor().then(() => true, () => false));

  await workbench.command("copydesk: Fix All Safe");
  const left = '"The stalls were moved out';
  equal("Fix All Safe leaves what needs a decision", await workbench.underlinedIs("warning", left), left);
  await page.keyboard.press("Control+S");
  const mended = `${lines.slice(0, -1).join("\n")}\n`.replace("In Kiev", "In Kyiv");
  equal("and mends the rest, byte for byte", await saved(file, mended), mended);
}

async function settings(workbench: Workbench, { folder }: Scene): Promise<void> {
  const { page } = workbench;
  const set = async (values: object): Promise<void> => {
    await workbench.command("Preferences: Open Workspace Settings (JSON)");
    const tab = page.locator(".tab.active", { hasText: "settings.json" });
    await tab.first().waitFor();
    const text = JSON.stringify(values);
    await page.evaluate((words) => navigator.clipboard.writeText(words), text);
    // Pasted, as what is typed would be completed; and again if the editor did not have the keyboard yet.
    await until("the settings are saved", async () => {
      for (const key of ["Control+A", "Control+V", "Control+S"]) await page.keyboard.press(key);
      await sleep(500);
      // The file may have what an earlier round saved while this one's is still to be saved.
      const isSaved = (await page.locator(".tab.active.dirty").count()) === 0;
      return isSaved && fs.readFileSync(path.join(folder, ".vscode/settings.json"), "utf8") === text;
    });
    await workbench.command("View: Close Editor");
    await tab.waitFor({ state: "detached" });
  };
  await set({ "copydesk.checks.unattributed-quote": "off", "copydesk.house": "en-ap" });
  const status = "No findings · English · en-ap";
  equal("changed settings take effect: the status bar", await workbench.statusIs(status), status);
  equal("and the wavy lines", await workbench.underlinedIs("warning", ""), "");
  await set({ "copydesk.server.path": "/nowhere/copydesk" });
  await told(workbench, "a program that is not there is named", "copydesk.server.path is not the full path of a file: /nowhere/copydesk");
  await set({});
  equal("and the one of the package is back as soon as that is mended", await workbench.statusIs("1 finding · English"), "1 finding · English");
  await workbench.closeAll();
}

async function untitled(workbench: Workbench): Promise<void> {
  await workbench.command("File: New Untitled Text File");
  await workbench.page.locator(".editor-instance .view-line").first().waitFor();
  await workbench.page.keyboard.insertText("Kyiv is quiet tonight. The train from Kiev came at ten, and the road to Kyiv is open.");
  equal("a document that is not saved yet is checked", await workbench.underlinedIs("warning", "Kiev"), "Kiev");
}

/** The server's process is killed in the middle of a sentence. */
async function killed(workbench: Workbench, { code }: Scene): Promise<void> {
  const { page } = workbench;
  const old = await until("one server", () => (code.servers().length === 1 ? code.servers()[0] : undefined));
  const sentence = " Nobody slept on the night train to Kiev, says the guard, and nobody had thought that they would.";
  for (const [at, letter] of [...sentence].entries()) {
    if (at === 30) process.kill(old, "SIGKILL");
    await page.keyboard.type(letter);
    await sleep(10);
  }
  await until("another server", () => code.servers().length === 1 && code.servers()[0] !== old);
  const waves = await workbench.underlinedIs("warning", "KievKiev");
  equal("the killed server comes back and finds what was typed meanwhile", waves, "KievKiev");
  const text = (await workbench.lines()).join("");
  check("nothing that was typed is lost", text.endsWith(sentence), text);
  equal("and nobody is bothered", await page.locator(".notification-toast").count(), 0);
}

/** A server that crashes again and again is left alone, and people are told. */
async function crashes(workbench: Workbench, { code }: Scene): Promise<void> {
  const { page } = workbench;
  let last = 0;
  for (let crash = 2; crash <= 5; crash++) {
    last = await until("a server", () => code.servers().find((id) => id !== last));
    await until("it is ready", async () => (await workbench.status()).includes("finding"));
    process.kill(last, "SIGKILL");
    await until("it has ended", () => !code.servers().includes(last));
  }
  const toast = page.locator(".notification-toast", { hasText: "stopped 5 times" });
  check("after five crashes people are told", await toast.waitFor().then(() => true, () => false));
  await workbench.picture("crashed");
  equal("and no server is started", code.servers().length, 0);
  await toast.getByRole("button", { name: "Restart Server" }).click();
  await until("a server", () => code.servers().length === 1);
  equal("until they press the button", await workbench.underlinedIs("warning", "KievKiev"), "KievKiev");
}

/** The package has no program, and nothing else has. */
async function missing(workbench: Workbench, { code }: Scene): Promise<void> {
  const { program } = code;
  fs.renameSync(program, `${program}.away`);
  await workbench.command("copydesk: Restart Server");
  await told(workbench, "without a program, people are told how to get it", "run: cargo install --locked --path .");
  fs.renameSync(`${program}.away`, program);
  await workbench.command("copydesk: Restart Server");
  equal("and then it runs", await workbench.underlinedIs("warning", "KievKiev"), "KievKiev");
}

/** A VS Code in French. */
async function inFrench(scene: Scene): Promise<void> {
  const page = await scene.browser.newPage();
  // What a language pack would set; those are not to be had without VS Code's marketplace.
  await page.addInitScript(() => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: "fr" }));
  const workbench = new Workbench(page, scene.pictures);
  try {
    await page.goto(scene.code.address(scene.folder));
    await page.locator(".explorer-folders-view .monaco-list-row", { hasText: "market.txt" }).first().waitFor();
    await workbench.command("copydesk: Ouvrir un article d’exemple");
    const status = "3 signalements · Français";
    equal("in French: the example, and the status bar", await workbench.statusIs(status), status);
    await workbench.command("copydesk: Afficher les citations");
    check("the list of quotations", await page.locator(".quick-input-title", { hasText: "Qui dit quoi" }).waitFor().then(() => true, () => false));
    await workbench.picture("in-french");
  } catch (error) {
    check("every step in French could be done", false, error instanceof Error ? error.stack : String(error));
    await workbench.picture("failed-in-french");
  }
  await page.close();
}

/** Sees a message and closes it. */
async function told(workbench: Workbench, what: string, words: string): Promise<void> {
  const message = workbench.page.locator(".notification-list-item-message", { hasText: words }).first();
  // Escape hides messages too, and `again` may have pressed it: then it is among those that were shown.
  await message.waitFor({ timeout: 5000 }).catch(() => workbench.command("Notifications: Show Notifications"));
  check(what, await message.waitFor().then(() => true, () => false), "no such message");
  await workbench.command("Notifications: Clear All Notifications");
}

/** Waits until this is in a file; what is then. */
async function saved(file: string, expected: string): Promise<string> {
  let seen = "";
  await until("the file is saved", () => (seen = fs.readFileSync(file, "utf8")) === expected).catch(() => undefined);
  return seen;
}
