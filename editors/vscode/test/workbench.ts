// What a person does in the window, and what they see there.

import type { Locator, Page } from "playwright-core";
import path from "node:path";
import { sleep, until } from "./checks.ts";

export class Workbench {
  readonly page: Page;
  private readonly pictures: string;

  constructor(page: Page, pictures: string) {
    this.page = page;
    this.pictures = pictures;
  }

  async picture(name: string): Promise<void> {
    await sleep(400); // What comes up fades in.
    await this.page.screenshot({ path: path.join(this.pictures, `${name}.png`) });
  }

  /** A command by its name. With the keyboard: the mouse would rest over the text and bring up a hover. */
  async command(title: string): Promise<void> {
    const rows = this.page.locator(".quick-input-list .monaco-list-row", { hasText: title });
    // The palette does not learn of commands that come in while it is open, as at the start.
    await this.again("F1", async () => {
      await this.page.locator(".quick-input-widget .input").first().waitFor({ timeout: 5000 });
      await this.page.keyboard.type(title);
      await rows.first().waitFor({ timeout: 5000 });
    });
    // Others may come first that have the same words in them and some more.
    const focused = this.page.locator(".quick-input-list .monaco-list-row.focused .label-name").first();
    await until(title, async () => {
      if (plain(await focused.innerText()) === title) return true;
      await this.page.keyboard.press("ArrowDown");
      return false;
    });
    await this.page.keyboard.press("Enter");
    await this.listed(title).first().waitFor({ state: "hidden" });
  }

  /** Presses a key, and once more if it came too early for what it should bring up. */
  async again(key: string, brought: () => Promise<void>): Promise<void> {
    await this.page.keyboard.press(key);
    await brought().catch(async () => {
      await this.page.keyboard.press("Escape");
      await this.page.keyboard.press(key);
      await brought();
    });
  }

  /** The row of a quick pick that Enter would take, if it has these words. */
  listed(words: string): Locator {
    return this.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: words });
  }

  async open(file: string): Promise<void> {
    await this.page.locator(".explorer-folders-view .monaco-list-row", { hasText: file }).first().dblclick();
    await this.page.locator(".tab.active", { hasText: file }).first().waitFor();
  }

  async closeAll(): Promise<void> {
    // The file on the disk is there before the tab knows that it is saved, and then there would be a question.
    await this.page.locator(".tab.dirty").first().waitFor({ state: "detached" });
    await this.command("View: Close All Editors");
    await this.page.locator(".editor-instance").first().waitFor({ state: "detached" });
  }

  status(): Promise<string> {
    return this.page.locator("#copydesk\\.copydesk\\.status").innerText({ timeout: 1000 }).then((text) => plain(text).trim(), () => "");
  }

  async statusIs(expected: string): Promise<string> {
    let seen = "";
    await until("the status bar", async () => (seen = await this.status()) === expected).catch(() => undefined);
    return seen;
  }

  /** The lines that are on the screen, from top to bottom. */
  async lines(): Promise<string[]> {
    const lines = await this.page.locator(".editor-instance .view-line").evaluateAll((elements) =>
      elements
        .map((element) => ({ top: element.getBoundingClientRect().top, text: (element as HTMLElement).innerText }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text),
    );
    return lines.map(plain);
  }

  /** The words over each wavy line of a color, from top to bottom. */
  async underlined(color: "warning" | "info"): Promise<string[]> {
    const found = await this.page.evaluate((selector) => {
      const waves = [...document.querySelectorAll(selector)].map((element) => element.getBoundingClientRect());
      waves.sort((a, b) => a.top - b.top || a.left - b.left);
      const letters: { letter: string; x: number; y: number }[] = [];
      for (const line of document.querySelectorAll(".editor-instance .view-line")) {
        const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
          for (let at = 0; at < (node.nodeValue ?? "").length; at++) {
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            const box = range.getBoundingClientRect();
            letters.push({ letter: range.toString(), x: box.x + box.width / 2, y: box.y + box.height / 2 });
          }
        }
      }
      const over = (wave: DOMRect): string =>
        letters
          .filter(({ x, y }) => x > wave.left && x < wave.right && y > wave.top && y < wave.bottom)
          .map(({ letter }) => letter)
          .join("");
      return waves.map(over);
    }, `.squiggly-${color}`);
    return found.map(plain);
  }

  /** Waits until these words are underlined, those of all wavy lines one behind the other; what is then. */
  async underlinedIs(color: "warning" | "info", expected: string): Promise<string> {
    let seen = "";
    const look = async (): Promise<boolean> => (seen = (await this.underlined(color)).join("")) === expected;
    await until("wavy lines", look, 40).catch(() => undefined);
    return seen;
  }

  /** Moves the mouse onto the first wavy line. */
  async point(): Promise<{ x: number; y: number }> {
    // There is no box while the view is drawn anew.
    const wave = this.page.locator(".squiggly-warning").first();
    const box = await until("a wavy line", () => wave.boundingBox({ timeout: 1000 }).catch(() => null));
    const at = { x: box.x + Math.min(box.width, 120) / 2, y: box.y + box.height / 2 };
    await this.page.mouse.move(at.x - 6, at.y);
    await this.page.mouse.move(at.x, at.y, { steps: 3 });
    return at;
  }
}

/** VS Code writes its spaces as ones that do not break. */
export function plain(text: string): string {
  return text.replace(/\u00a0/g, " ").replace(/[\u200b-\u200f\u202a-\u202e]/g, "");
}
