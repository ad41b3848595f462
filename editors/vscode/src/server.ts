// Finds the program copydesk and sees whether it runs. Knows nothing of VS Code, so that it can be tested by itself;
// what is told to people when there is none is in client.ts.

import { execFile } from "node:child_process";
import { constants, promises as fs } from "node:fs";
import { homedir } from "node:os";
import * as path from "node:path";

export interface Where {
  /** The setting `copydesk.server.path`; empty if there is none. */
  readonly setting: string;
  /** The folder of the extension, which may have the program in `server`. */
  readonly extension: string;
  /** `$PATH`. */
  readonly path: string;
  readonly windows: boolean;
}

export type Found =
  | { readonly program: string; readonly from: "setting" | "extension" | "path" }
  | { readonly missing: "setting"; readonly program: string }
  | { readonly missing: "everywhere" };

/** The program to start: the one in the settings, else the one in the extension, else the first in `$PATH`. */
export async function find(where: Where): Promise<Found> {
  const name = where.windows ? "copydesk.exe" : "copydesk";
  const setting = where.setting.trim();
  if (setting) {
    const program = /^~[\\/]/.test(setting) ? path.join(homedir(), setting.slice(2)) : setting;
    // Who names a program wants that one: another in its place would be a puzzle.
    return path.isAbsolute(program) && (await isFile(program))
      ? { program, from: "setting" }
      : { missing: "setting", program };
  }
  const own = path.join(where.extension, "server", name);
  if (await isFile(own)) return { program: own, from: "extension" };
  for (const folder of where.path.split(where.windows ? ";" : ":")) {
    const program = path.join(folder, name);
    // An entry like "." would start whatever lies in the folder that was opened.
    if (path.isAbsolute(folder) && (await isFile(program)) && (await isExecutable(program))) {
      return { program, from: "path" };
    }
  }
  return { missing: "everywhere" };
}

/** What the program says of itself, as in `copydesk 0.1.0`. Fails if it does not run or is another program. */
export function version(program: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, ["--version"], { timeout: 20_000, windowsHide: true }, (error, stdout) => {
      const line = stdout.trim();
      if (error) reject(error);
      else if (!/^copydesk \d/.test(line)) reject(new Error(`--version: ${JSON.stringify(line.slice(0, 80))}`));
      else resolve(line);
    });
  });
}

async function isFile(file: string): Promise<boolean> {
  return fs.stat(file).then((stat) => stat.isFile(), () => false);
}

async function isExecutable(file: string): Promise<boolean> {
  return fs.access(file, constants.X_OK).then(() => true, () => false);
}
