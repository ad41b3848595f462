// Runs all tests: those without VS Code, then those in each version of it. Called by test.sh, which has made what the
// environment names: COPYDESK the program, COPYDESK_ARTIFACTS the folder for pictures, EXTENSION and SUITE the packages
// to install, RECORDER the script to put before a server, VERSIONS one line "VERSION NODE CODE_SERVER" for each version,
// newest first.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { check, equal, failed, passed, until } from "./checks.ts";
import { clicks } from "./clicks.ts";
import { CodeServer } from "./code-server.ts";
import { plainChecks } from "./plain.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

function wanted(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`$${name} is not set`);
  return value;
}

/** Quiet, and the same in every version. */
const SETTINGS = {
  "chat.disableAIFeatures": true,
  "editor.cursorBlinking": "solid",
  "editor.fontSize": 13,
  "editor.minimap.enabled": false,
  "editor.wordWrap": "on",
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "workbench.colorTheme": "Default Light Modern",
  "workbench.editor.useModal": "off",
  "workbench.reduceMotion": "on",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
};

const running: CodeServer[] = [];

async function inVersion(version: string, node: string, codeServer: string): Promise<void> {
  console.log(`\nVS Code 1${version.slice(1)}`);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "copydesk-vscode-"));
  const results = path.join(folder, "results.json");
  const code = new CodeServer(node, codeServer, folder, { COPYDESK_RESULTS: results });
  running.push(code);
  const pictures = path.join(wanted("COPYDESK_ARTIFACTS"), `vscode-${version}`);
  fs.rmSync(pictures, { recursive: true, force: true });
  fs.mkdirSync(pictures, { recursive: true });
  const begun = Date.now();
  try {
    const installed = code.install(wanted("EXTENSION"), wanted("SUITE"));
    equal("both packages are installed", installed.match(/was successfully installed/g)?.length, 2);
    const isPacked = fs.readFileSync(code.program).equals(fs.readFileSync(wanted("COPYDESK")));
    check("the program is in the extension", isPacked);
    code.record(wanted("RECORDER"));
    const browser = await code.start(SETTINGS);
    const page = await browser.newPage();
    await page.goto(code.address(articles(folder, "api")));
    const done = await until("the tests in the extension host", () => fs.existsSync(results), 120).catch(() => false);
    if (!done) await page.screenshot({ path: path.join(pictures, "failed.png") });
    check("the tests in the extension host have run", done);
    const seen = done ? (JSON.parse(fs.readFileSync(results, "utf8")) as { what: string; error?: string }[]) : [];
    for (const { what, error } of seen) check(what, !error, error);
    await page.close();
    // The extension host of a closed window ends by itself, and its server with it.
    await until("the first window is gone", () => code.servers().length === 0, 30).catch(() => undefined);

    await clicks({ code, browser, folder: articles(folder, "clicks"), pictures });
  } catch (error) {
    check("VS Code could be driven", false, error instanceof Error ? error.stack : String(error));
  }
  await code.stop();
  const left = await until("all have ended", () => code.processes().length === 0, 10).catch(() => false);
  check("no process is left", left, code.processes());
  console.log(`      ${Math.round((Date.now() - begun) / 1000)} s`);
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** A folder of articles to open. */
function articles(parent: string, name: string): string {
  const folder = path.join(parent, name);
  fs.mkdirSync(folder);
  fs.copyFileSync(path.join(root, "../../tests/articles/passerelle.fr.txt"), path.join(folder, "passerelle.txt"));
  const market = fs.readFileSync(path.join(root, "media/example.en.txt"), "utf8");
  fs.writeFileSync(path.join(folder, "market.txt"), market);
  const lines = market.split("\n");
  fs.writeFileSync(path.join(folder, "closed.md"), `# Market\n\n${lines[0]}\n\n${lines[2]}\n\n${lines[2]}\n`);
  return folder;
}

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
  process.once(signal, () => {
    for (const code of running) code.kill();
    process.exit(1);
  });
}

await plainChecks(root, wanted("COPYDESK"));
for (const line of wanted("VERSIONS").trim().split("\n")) {
  const [version = "", node = "", codeServer = ""] = line.split(" ");
  await inVersion(version, node, codeServer);
}
console.log(`\n${passed} passed, ${failed} failed, 0 skipped`);
process.exit(failed ? 1 : 0);
