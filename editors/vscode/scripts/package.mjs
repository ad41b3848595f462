// Makes the package to install:
//
//   npm run package                          without the program, which is then looked for in $PATH
//   npm run package -- TARGET PROGRAM        for one platform, as in `linux-x64 ../../target/release/copydesk`
//
// The licenses of the words that the program knows go with it.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const [target, program] = process.argv.slice(2).map((argument, at) => (at === 1 ? path.resolve(argument) : argument));
if (target && !program) throw new Error("Which program? npm run package -- TARGET PROGRAM");
process.chdir(fileURLToPath(new URL("..", import.meta.url)));
await import("./build.mjs");

fs.rmSync("server", { recursive: true, force: true });
if (program) {
  fs.mkdirSync("server");
  const copy = path.join("server", target.startsWith("win32") ? "copydesk.exe" : "copydesk");
  fs.copyFileSync(program, copy);
  fs.chmodSync(copy, 0o755);
  const known = "../../src/lang/known";
  for (const license of fs.readdirSync(known).filter((entry) => entry.startsWith("LICENSE-"))) {
    fs.copyFileSync(path.join(known, license), path.join("server", license));
  }
}
const { version } = JSON.parse(fs.readFileSync("package.json", "utf8"));
const out = `copydesk-${version}${target ? `-${target}` : ""}.vsix`;
const vsce = ["node_modules/@vscode/vsce/vsce", "package", "--no-dependencies", "--skip-license", "--out", out];
execFileSync(process.execPath, target ? [...vsce, "--target", target] : vsce, { stdio: "inherit" });
