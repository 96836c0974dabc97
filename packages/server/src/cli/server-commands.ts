import type { Command } from "commander";
import { startServing } from "../app/start-serving.ts";
import { print } from "./output.ts";
import { withStorage } from "./with-storage.ts";

/** `candor serve`, `demo` and `migrate`. */
export function serverCommands(program: Command): void {
  program
    .command("serve")
    .description("serve until stopped")
    .action(() => startServing({ demo: false }));

  program
    .command("demo")
    .description("serve, with a workspace of sample data that can be looked at without signing up")
    .action(() => startServing({ demo: true }));

  program
    .command("migrate")
    .description("bring the database up to date; done at every start as well")
    .option("--json", "print JSON")
    .action(async (options: { json?: boolean }) => {
      const storage = await withStorage(async ({ storage: { description } }) => description);
      print({ storage }, { json: options.json ?? false, text: `Up to date: ${storage}.` });
    });
}
