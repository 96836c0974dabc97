import type { Command } from "commander";
import { startServing } from "../app/start-serving.ts";
import { print } from "./output.ts";
import { withStorage } from "./with-storage.ts";

/** `candor serve`. */
export function serveCommand(program: Command): void {
  program
    .command("serve")
    .description("serve until stopped")
    .action(() => startServing({ demo: false }));
}

/** `candor demo`. */
export function demoCommand(program: Command): void {
  program
    .command("demo")
    .description("serve, with a workspace of sample data that can be looked at without signing up")
    .action(() => startServing({ demo: true }));
}

/** `candor migrate`. */
export function migrateCommand(program: Command): void {
  program
    .command("migrate")
    .description("bring the database up to date; done at every start as well")
    .option("--json", "print JSON")
    .action(async (options: { json?: boolean }) => {
      const storage = await withStorage(async ({ storage: { description } }) => description);
      print({ storage }, { json: options.json, text: `Up to date: ${storage}.` });
    });
}
