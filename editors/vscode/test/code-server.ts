// A VS Code that runs without a display: code-server, in folders of its own, and the Chromium that looks at it.

import { chromium } from "playwright-core";
import type { BrowserContext } from "playwright-core";
import { execFileSync, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { until } from "./checks.ts";

export class CodeServer {
  private server: ChildProcess | undefined;
  private browser: BrowserContext | undefined;
  private url = "";
  private readonly extensions: string;
  private readonly node: string;
  private readonly entry: string;
  private readonly folder: string;
  private readonly environment: NodeJS.ProcessEnv;

  /** `folder` is a new one, for all that this VS Code writes. */
  constructor(node: string, codeServer: string, folder: string, environment: Record<string, string>) {
    this.node = node;
    this.entry = path.join(codeServer, "out/node/entry.js");
    this.folder = folder;
    this.extensions = this.make("extensions");
    this.environment = {
      // The program must come from the extension, not from wherever this machine has one.
      PATH: "/usr/bin:/bin",
      LANG: "C.UTF-8",
      HOME: this.make("home"),
      XDG_CONFIG_HOME: this.make("config"),
      XDG_DATA_HOME: this.make("share"),
      XDG_CACHE_HOME: this.make("cache"),
      TMPDIR: this.make("tmp"),
      ...environment,
    };
  }

  install(...packages: string[]): string {
    const options = packages.flatMap((file) => ["--install-extension", file]);
    return execFileSync(this.node, [this.entry, ...this.common(), ...options], {
      env: this.environment,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 60_000,
    });
  }

  /** Puts `recorder` before the program of the extension, which still is the one that was packed. */
  record(recorder: string): void {
    fs.renameSync(this.program, this.recorded);
    fs.writeFileSync(this.program, `#!/bin/sh\nexec '${recorder}' '${this.recorded}' "$@"\n`, { mode: 0o755 });
  }

  /** What the extension starts. */
  get program(): string {
    const [name = ""] = fs.readdirSync(this.extensions).filter((entry) => entry.startsWith("copydesk.copydesk-"));
    return path.join(this.extensions, name, "server/copydesk");
  }

  private get recorded(): string {
    return path.join(this.folder, "copydesk");
  }

  async start(settings: object): Promise<BrowserContext> {
    fs.writeFileSync(path.join(this.make("data/User"), "settings.json"), JSON.stringify(settings));
    const port = await freePort();
    this.url = `http://127.0.0.1:${port}`;
    const log = fs.openSync(path.join(this.folder, "code-server.log"), "a");
    const quiet = ["--disable-telemetry", "--disable-update-check", "--disable-workspace-trust", "--disable-getting-started-override"];
    const arguments_ = [this.entry, ...this.common(), "--bind-addr", `127.0.0.1:${port}`, "--auth", "none", ...quiet];
    // A group of its own: asked to stop, code-server waits hours for its clients, so the whole group is killed.
    this.server = spawn(this.node, arguments_, { env: this.environment, detached: true, stdio: ["ignore", log, log] });
    await until("code-server is up", () => fetch(`${this.url}/healthz`).then((answer) => answer.ok, () => false), 60);
    this.browser = await chromium.launchPersistentContext(this.make("chromium"), {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      env: this.environment as Record<string, string>,
      viewport: { width: 1280, height: 840 },
      permissions: ["clipboard-read", "clipboard-write"],
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });
    this.browser.setDefaultTimeout(30_000);
    return this.browser;
  }

  address(folder: string): string {
    return `${this.url}/?folder=${encodeURIComponent(folder)}`;
  }

  async stop(): Promise<void> {
    await this.browser?.close();
    this.kill();
  }

  kill(): void {
    if (this.server?.pid && this.server.exitCode === null) process.kill(-this.server.pid, "SIGKILL");
    this.server = undefined;
  }

  /** The processes of this run whose command line has all of these words in it. */
  processes(...words: string[]): number[] {
    return fs.readdirSync("/proc").filter((entry) => /^\d+$/.test(entry)).map(Number).filter((id) => {
      try {
        const line = fs.readFileSync(`/proc/${id}/cmdline`, "utf8");
        return [`${this.folder}/`, ...words].every((word) => line.includes(word));
      } catch {
        return false; // It has just ended.
      }
    });
  }

  /** The servers that run: their own processes, not those that record them. */
  servers(): number[] {
    return this.processes().filter((id) => {
      try {
        return fs.readlinkSync(`/proc/${id}/exe`) === this.recorded;
      } catch {
        return false; // It has just ended.
      }
    });
  }

  private common(): string[] {
    const at = (name: string): string => path.join(this.folder, name);
    return ["--config", at("config.yaml"), "--user-data-dir", at("data"), "--extensions-dir", this.extensions];
  }

  private make(name: string): string {
    const folder = path.join(this.folder, name);
    fs.mkdirSync(folder, { recursive: true });
    return folder;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once("error", reject).listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
