#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { importCommand } from "./import-command.ts";
import { EXIT, report } from "./output.ts";
import { scoreCommand } from "./score-command.ts";
import { serverCommands } from "./server-commands.ts";
import { userCommands } from "./user-commands.ts";

/** The command line: `./run candor …`, installed `candor …`. */
const program = new Command("candor")
  .description("Net Promoter without illusions. Every command takes --json and --help.")
  .exitOverride()
  .configureHelp({ sortSubcommands: true })
  .showHelpAfterError("(--help tells more)");

serverCommands(program);
scoreCommand(program);
importCommand(program);
userCommands(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode =
    error instanceof CommanderError
      ? error.exitCode === 0
        ? EXIT.ok
        : EXIT.usage
      : report(error, process.argv.includes("--json"));
}
