// Opens proofs in headless Chromium: whether they ask for nothing and complain of nothing, whether everybody can read them
// (axe), whether notes stand where they should, and whether links lead back and forth. Takes pictures for people to look at.
// Called by test.sh: PROOF_MODULES holds the packages, CHROMIUM the browser, PICTURES a folder for the pictures, and the
// arguments are the pages: `several` of several articles, `one` of the French one, `hostile` of one that tries to break out.

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(path.join(process.env.PROOF_MODULES, "package.json"));
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const pages = Object.fromEntries(process.argv.slice(2).map((file) => [path.basename(file, ".html"), file]));
const pictures = process.env.PICTURES;

let passed = 0;
let failed = 0;
function check(what, holds, seen) {
  if (holds) {
    passed += 1;
    console.log(`ok    ${what}`);
  } else {
    failed += 1;
    console.log(`FAIL  ${what}`);
    if (seen !== undefined) console.log(`      saw ${typeof seen === "string" ? seen : JSON.stringify(seen)}`);
  }
}
const equal = (what, seen, expected) => check(what, JSON.stringify(seen) === JSON.stringify(expected), seen);

const WIDE = 1280;
const NARROW = 390;
const PHONE = 500;

/** A page in a window of its own, closed afterwards. Whatever the page asks for or complains of is noted. */
async function open(browser, name, { width = WIDE, colorScheme = "light", injects = false } = {}, look) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 1000 }, bypassCSP: injects });
  const page = await context.newPage();
  const noted = [];
  page.on("console", (message) => noted.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => noted.push(`error: ${error.message}`));
  page.on("request", (request) => noted.push(`request: ${request.url().slice(0, 100)}`));
  page.on("dialog", (dialog) => {
    noted.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const address = pathToFileURL(pages[name]).href;
  await page.goto(address);
  await look(page, () => noted.filter((line) => line !== `request: ${address}` && !line.startsWith("request: data:")));
  await context.close();
}

/** What axe finds wrong. */
async function judge(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 3).join(" ")}`);
}

const boxes = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".note")].map((note) => {
      const place = (element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return { left, right, top, bottom };
      };
      const row = note.closest(".row");
      return { id: note.id, note: place(note), text: place(row.querySelector(".text")) };
    }),
  );

async function readable(browser) {
  for (const name of Object.keys(pages)) {
    for (const colorScheme of ["light", "dark"]) {
      for (const width of [WIDE, NARROW]) {
        const which = `${name}, ${colorScheme}, ${width} pixels`;
        await open(browser, name, { width, colorScheme, injects: true }, async (page) => {
          equal(`axe finds nothing wrong: ${which}`, await judge(page), []);
          const isWider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
          check(`nothing is wider than the window: ${which}`, !isWider);
        });
        await open(browser, name, { width, colorScheme }, async (page, noted) => {
          await page.screenshot({ path: path.join(pictures, `${name}-${colorScheme}-${width}.png`), fullPage: true });
          equal(`the page asks for nothing and complains of nothing: ${which}`, noted(), []);
        });
      }
    }
  }
}

async function placed(browser) {
  await open(browser, "one", {}, async (page) => {
    const all = await boxes(page);
    equal("there are five notes", all.length, 5);
    check("they stand in the margin", all.every(({ note, text }) => note.left >= text.right), all);
    check("none begins above its words", all.every(({ note, text }) => note.top >= text.top - 1), all);
    const apart = all.every(({ note }, at) => at === 0 || note.top >= all[at - 1].note.bottom);
    check("none lies on another", apart, all);
  });
  await open(browser, "one", { width: NARROW }, async (page) => {
    const all = await boxes(page);
    check("in a narrow window they stand below their paragraphs", all.every(({ note, text }) => note.top >= text.bottom), all);
  });
  for (const [width, where] of [[WIDE, "beside it"], [PHONE, "on a phone below it"]]) {
    await open(browser, "several", { width }, async (page) => {
      const all = await page.evaluate(() =>
        [...document.querySelectorAll(".contents tbody tr")].map((row) => {
          const [name, facts] = [...row.children].map((cell) => cell.getBoundingClientRect());
          return { beside: facts.left >= name.right, below: facts.top >= name.bottom && facts.left === name.left };
        }),
      );
      const holds = all.length > 1 && all.every(({ beside, below }) => (width === WIDE ? beside : below));
      check(`the contents have an article's facts ${where}`, holds, all);
      const ruled = await page.evaluate(() =>
        [...document.querySelectorAll(".speakers tbody")].map((group) => {
          const rule = (element) => getComputedStyle(element).borderBottomWidth !== "0px";
          return [rule(group), [...group.querySelectorAll("tr:last-child > td")].filter(rule).length];
        }),
      );
      // One line under each speaker, across all that they say.
      const expected = width === WIDE ? [false, 3] : [true, 0];
      check(`and speakers are ruled apart, ${width} pixels`, ruled.length > 1 && ruled.every((seen) => String(seen) === String(expected)), ruled);
    });
  }
}

async function linked(browser) {
  await open(browser, "one", {}, async (page) => {
    const at = () => page.evaluate(() => location.hash);
    const isSeen = (selector) =>
      page.evaluate((wanted) => {
        const { top, bottom } = document.querySelector(wanted).getBoundingClientRect();
        return top >= 0 && bottom <= window.innerHeight;
      }, selector);
    await page.click("#a1-m2");
    equal("a number leads to its note", [await at(), await isSeen("#a1-n2")], ["#a1-n2", true]);
    await page.click("#a1-n2 .back");
    equal("and the note back", [await at(), await isSeen("#a1-m2")], ["#a1-m2", true]);
    const twin = await page.getAttribute(".twin a", "href");
    await page.click(".twin a");
    equal("a passage leads to its copy", [await at(), await isSeen(twin)], [twin, true]);
    const back = await page.getAttribute(`${twin} a`, "href");
    await page.click(`${twin} a`);
    equal("and the copy back", [await at(), await isSeen(back)], [back, true]);
  });
  await open(browser, "several", {}, async (page) => {
    await page.keyboard.press("Tab");
    const first = await page.evaluate(() => document.activeElement.className);
    equal("the first key leads past the contents", first, "skip");
    await page.click(".contents a[href='#a3']");
    check("the contents lead to an article", (await page.evaluate(() => location.hash)) === "#a3");
  });
}

async function told(browser) {
  for (const colorScheme of ["light", "dark"]) {
    await open(browser, "one", { colorScheme }, async (page) => {
      const colors = await page.evaluate(() => {
        const color = (element) => getComputedStyle(element).color;
        const of = (name) => [...document.querySelectorAll(`.galley .voice[title="${name}"]`)].map(color);
        const table = [...document.querySelectorAll(".speakers .voice")].map((voice) => [voice.textContent, color(voice)]);
        return table.map(([name, own]) => [own, [...new Set(of(name))]]);
      });
      check(`two speakers, two colors, ${colorScheme}`, colors.length === 2 && colors[0][0] !== colors[1][0], colors);
      check(`the same in the text and in the table, ${colorScheme}`, colors.every(([own, all]) => all.length === 1 && all[0] === own), colors);
      const marks = await page.evaluate(() => {
        const style = (selector) => getComputedStyle(document.querySelector(selector)).textDecorationStyle;
        return [style("mark.warning"), style("mark.information"), style("mark.hint")];
      });
      equal(`severities differ by more than color, ${colorScheme}`, marks, ["solid", "dashed", "dotted"]);
    });
  }
  await open(browser, "hostile", {}, async (page, noted) => {
    equal("nothing an article says is run", noted(), []);
    const seen = await page.textContent(".galley");
    check("it is shown", seen.includes('<script>alert("1")</script>') && seen.includes("</style>"), seen);
  });
}

async function printed(browser) {
  await open(browser, "several", { colorScheme: "dark" }, async (page) => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    equal("paper is white, whatever the screen", paper, "rgb(255, 255, 255)");
    const file = path.join(pictures, "several.pdf");
    await page.pdf({ path: file, format: "A4" });
    const sheets = fs.readFileSync(file, "latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
    check("each article begins on a sheet of its own", sheets >= 4, sheets);
  });
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
try {
  for (const part of [readable, placed, linked, told, printed]) await part(browser);
} catch (error) {
  check("the pages could be driven", false, error.stack);
}
await browser.close();
console.log(`${passed} passed, ${failed} failed, 0 skipped`);
