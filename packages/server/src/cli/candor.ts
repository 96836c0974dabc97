#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { backupCommands } from "./backup-commands.ts";
import { doctorCommand } from "./doctor/doctor-command.ts";
import { exportCommand } from "./export-command.ts";
import { importCommand } from "./import-command.ts";
import { keyCommands } from "./key-commands.ts";
import { moveCommand } from "./move-command.ts";
import { EXIT, report } from "./output.ts";
import { peopleCommands } from "./people-commands.ts";
import { responseCommands } from "./response-commands.ts";
import { scoreCommand } from "./score-command.ts";
import { sendCommand } from "./send-command.ts";
import { serverCommands } from "./server-commands.ts";
import { surveyCommands } from "./survey-commands.ts";
import { userCommands } from "./user-commands.ts";
import { VERSION } from "./version.ts";
import { webhookCommands } from "./webhook-commands.ts";

/** The command line: `./run candor …`, installed `candor …`. */
const program = new Command("candor")
  .description("Net Promoter without illusions. Every command takes --json and --help.")
  .version(VERSION)
  .exitOverride()
  .configureHelp({ sortSubcommands: true })
  .showHelpAfterError("(--help tells more)");

serverCommands(program);
scoreCommand(program);
importCommand(program);
exportCommand(program);
surveyCommands(program);
responseCommands(program);
peopleCommands(program);
sendCommand(program);
webhookCommands(program);
userCommands(program);
keyCommands(program);
backupCommands(program);
moveCommand(program);
doctorCommand(program);

// `candor export | head`: whoever read has had enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(EXIT.ok);
  throw error;
});

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
