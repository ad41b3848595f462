// The server's process and the connection to it: start, stop, start again after a crash, and what is told to people
// when that fails. What the answers look like on the screen is in status.ts and lists.ts.

import * as vscode from "vscode";
import { CloseAction, ErrorAction, LanguageClient, RevealOutputChannelOn, State } from "vscode-languageclient/node";
import type { ErrorHandler } from "vscode-languageclient/node";
import type { Commands } from "./protocol";
import { find, version } from "./server";

/** The documents that are served: prose on a disk, on another machine, or not saved yet. */
export const SERVED: { scheme: string; language: string }[] = ["file", "untitled", "vscode-remote", "vscode-vfs"].flatMap((scheme) =>
  ["plaintext", "markdown"].map((language) => ({ scheme, language })),
);

/** This many crashes in so many milliseconds, and the server stays down: it would only crash again. */
const CRASHES = 5;
const WITHIN = 3 * 60_000;

const INSTALL = "cargo install --locked --path .";

export type Condition = "starting" | "ready" | "stopped" | "error";

export class Client implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private queue: Promise<void> = Promise.resolve();
  private readonly conditions = new vscode.EventEmitter<Condition>();
  private readonly checks = new vscode.EventEmitter<vscode.Uri>();

  condition: Condition = "stopped";
  readonly onDidChangeCondition = this.conditions.event;
  /** Fires when the server has checked a document, whether it found something or not. */
  readonly onDidCheck = this.checks.event;

  constructor(
    private readonly context: vscode.ExtensionContext,
    readonly log: vscode.LogOutputChannel,
  ) {}

  /** Starts the server, or another in its place. */
  restart(): Promise<void> {
    return this.enqueue(async () => {
      await this.end();
      await this.begin();
    });
  }

  stop(): Promise<void> {
    return this.enqueue(() => this.end());
  }

  dispose(): void {
    void this.stop();
    this.conditions.dispose();
    this.checks.dispose();
  }

  /** Asks the server; `undefined` if it is not there, or too old to know the command. */
  async ask<C extends keyof Commands>(
    command: C,
    ...args: Commands[C]["arguments"]
  ): Promise<Commands[C]["answer"] | undefined> {
    const known = this.client?.initializeResult?.capabilities.executeCommandProvider?.commands.includes(command);
    if (!this.client || !known) return undefined;
    return this.client.sendRequest<Commands[C]["answer"]>("workspace/executeCommand", { command, arguments: args });
  }

  /** One after the other: a server that is still on its way up cannot be stopped. */
  private enqueue(job: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(job).catch((error: unknown) => this.log.error(String(error)));
    return this.queue;
  }

  private async begin(): Promise<void> {
    this.become("starting");
    const program = await this.program();
    if (!program) return this.become("error");
    const client = new LanguageClient(
      // The id is also the section of `copydesk.trace.server`.
      "copydesk",
      "copydesk",
      { command: program, args: ["lsp"] },
      {
        documentSelector: SERVED,
        outputChannel: this.log,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        errorHandler: this.errorHandler(),
        middleware: {
          handleDiagnostics: (uri, diagnostics, next) => {
            next(uri, diagnostics);
            this.checks.fire(uri);
          },
        },
      },
    );
    this.client = client;
    client.onDidChangeState(({ newState }) => {
      if (this.client !== client) return;
      if (newState === State.Running) this.become("ready");
      else if (newState === State.Starting) this.become("starting");
      else if (this.condition !== "error") this.become("stopped");
    });
    await client.start().catch((error: unknown) => {
      this.log.error(String(error));
      this.become("error");
    });
  }

  private async end(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client?.needsStop()) {
      // One that is just starting again after a crash has to be up before it can be stopped.
      await client.start().catch(() => undefined);
      await client.dispose().catch((error: unknown) => this.log.warn(String(error)));
    }
    this.become("stopped");
  }

  /** The program, if there is one that runs; else people have been told. */
  private async program(): Promise<string | undefined> {
    const found = await find({
      setting: vscode.workspace.getConfiguration("copydesk").get("server.path", ""),
      extension: this.context.extensionPath,
      path: process.env.PATH ?? "",
      windows: process.platform === "win32",
    });
    if ("missing" in found) {
      void this.tell(
        found.missing === "setting"
          ? vscode.l10n.t("copydesk.server.path is not the full path of a file: {0}", found.program)
          : vscode.l10n.t("The program copydesk was not found. In a clone of its repository, run: {0}", INSTALL),
        vscode.l10n.t("Open Settings"),
      );
      return undefined;
    }
    try {
      this.log.info(`${await version(found.program)}: ${found.program}`);
      return found.program;
    } catch (error) {
      this.log.error(String(error));
      void this.tell(
        vscode.l10n.t("This program does not run as copydesk: {0}", found.program),
        vscode.l10n.t("Open Settings"),
      );
      return undefined;
    }
  }

  /** Shows an error, with a button for what helps and one for the log. */
  private async tell(message: string, help: string): Promise<void> {
    this.log.error(message);
    const output = vscode.l10n.t("Show Output");
    const pressed = await vscode.window.showErrorMessage(message, help, output);
    if (pressed === output) this.log.show();
    else if (pressed === vscode.l10n.t("Open Settings")) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "copydesk.server.path");
    } else if (pressed === vscode.l10n.t("Restart Server")) await this.restart();
  }

  private errorHandler(): ErrorHandler {
    const crashes: number[] = [];
    return {
      // A broken pipe is followed by the end of the connection, which is dealt with below.
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        const now = Date.now();
        crashes.push(now);
        if (crashes.filter((at) => now - at < WITHIN).length < CRASHES) {
          return { action: CloseAction.Restart, handled: true };
        }
        this.become("error");
        void this.tell(
          vscode.l10n.t("The copydesk server stopped {0} times within a few minutes and was not started again.", CRASHES),
          vscode.l10n.t("Restart Server"),
        );
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    };
  }

  private become(condition: Condition): void {
    this.condition = condition;
    this.conditions.fire(condition);
  }
}
