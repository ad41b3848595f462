// Where the extension begins and ends: what is made here lives as long as it does.

import * as vscode from "vscode";
import { Client } from "./client";
import { commands } from "./commands";
import { Status } from "./status";

let client: Client | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel("copydesk", { log: true });
  const own = (client = new Client(context, log));
  context.subscriptions.push(
    log,
    own,
    new Status(own),
    ...Object.entries(commands(own, context)).map(([id, run]) => vscode.commands.registerCommand(id, run)),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("copydesk.server.path")) await own.restart();
    }),
  );
  await own.restart();
}

export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}
