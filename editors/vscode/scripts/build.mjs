// Bundles the extension into dist/extension.js, and gathers the licenses of what is in it into dist/NOTICES.txt.

import { build } from "esbuild";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
fs.rmSync("dist", { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.js",
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  external: ["vscode"],
  minify: true,
  metafile: true,
  logLevel: "warning",
});

const folders = new Set();
for (const input of Object.keys(metafile.inputs)) {
  const at = input.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/);
  if (at) folders.add(at[0]);
}
const notices = [...folders].map((folder) => {
  const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  const file = fs.readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} has no license file`);
  return `${name} ${version} (${license})\n\n${fs.readFileSync(path.join(folder, file), "utf8").trim()}\n`;
});
fs.writeFileSync("dist/NOTICES.txt", notices.sort().join(`\n${"-".repeat(80)}\n\n`));
