// What can be seen without VS Code: how the program is found, and that every text is there in both languages.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { check, equal } from "./checks.ts";
import { find, version } from "../src/server.ts";

export async function plainChecks(root: string, program: string): Promise<void> {
  await finding(program);
  texts(root);
  licenses(root);
}

async function finding(program: string): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "copydesk-"));
  const file = (name: string, mode = 0o755): string => {
    const full = path.join(folder, name);
    fs.mkdirSync(path.dirname(full), { recursive: true });
    fs.writeFileSync(full, "#!/bin/sh\necho something else\n", { mode });
    return full;
  };
  const set = file("set/copydesk");
  const own = file("extension/server/copydesk");
  const other = file("other/copydesk");
  file("cannot-run/copydesk", 0o644);
  const extension = path.join(folder, "extension");
  const bare = path.join(folder, "bare");
  const folders = `.:${folder}/cannot-run:${folder}/other`;
  const where = { setting: "", extension, path: folders, windows: false };
  equal("the program of the settings goes first", await find({ ...where, setting: set }), { program: set, from: "setting" });
  equal("then the one in the extension", await find(where), { program: own, from: "extension" });
  equal("then the first in $PATH that can run", await find({ ...where, extension: bare }), { program: other, from: "path" });
  equal("else it is missing", await find({ ...where, extension: bare, path: "" }), { missing: "everywhere" });
  for (const setting of [path.join(folder, "nothing"), folder, "copydesk"]) {
    const what = setting.replace(folder, "FOLDER");
    equal(`no other stands in for a setting that is no file: ${what}`, await find({ ...where, setting }), { missing: "setting", program: setting });
  }
  check("a program that is copydesk tells its version", /^copydesk \d/.test(await version(program)));
  check("another program is not taken for it", await version(other).then(() => false, () => true));
  fs.rmSync(folder, { recursive: true });
}

function texts(root: string): void {
  const read = (name: string): string => fs.readFileSync(path.join(root, name), "utf8");
  const json = (name: string): Record<string, string> => JSON.parse(read(name)) as Record<string, string>;
  const [english, french] = [json("package.nls.json"), json("package.nls.fr.json")];
  const named = [...new Set([...read("package.json").matchAll(/"%([^"%]+)%"/g)].map(([, key]) => key ?? ""))].sort();
  equal("every text of package.json is there in English, and no other", Object.keys(english).sort(), named);
  equal("and in French", Object.keys(french).sort(), named);

  const source = fs.readdirSync(path.join(root, "src")).map((name) => read(`src/${name}`)).join("\n");
  const shown = [...source.matchAll(/l10n\.t\(\s*("(?:[^"\\]|\\.)*")/g)].map(([, text]) => JSON.parse(text ?? "") as string);
  check("no message is put together in another way", source.split("l10n.t(").length - 1 === shown.length);
  const translated = json("l10n/bundle.l10n.fr.json");
  equal("every message is there in French, and no other", Object.keys(translated).sort(), [...new Set(shown)].sort());
  const holes = (text: string): string => [...text.matchAll(/\{\d\}/g)].join();
  equal("with the same values in it", Object.entries(translated).filter(([from, to]) => holes(from) !== holes(to)), []);
}

function licenses(root: string): void {
  for (const name of ["LICENSE-APACHE", "LICENSE-MIT"]) {
    const same = fs.readFileSync(path.join(root, name)).equals(fs.readFileSync(path.join(root, "../..", name)));
    check(`${name} is that of the project`, same);
  }
}
