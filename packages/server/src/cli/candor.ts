#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";
import { Command, CommanderError } from "commander";
import { VERSION } from "../config/version.ts";
import { commandsFor } from "./commands.ts";
import { EXIT, report } from "./output.ts";

// The next command starts in half the time. Not in the common temporary folder, where others could put code.
enableCompileCache(
  fileURLToPath(new URL("../../../../node_modules/.cache/candor", import.meta.url)),
);

/** The command line: `./run candor …`, installed `candor …`. */
const program = new Command("candor")
  .description("Net Promoter without illusions. Every command takes --json and --help.")
  .version(VERSION)
  .exitOverride()
  .configureHelp({ sortSubcommands: true })
  .showHelpAfterError("(--help tells more)");

// `candor export | head`: whoever read has had enough. The command still ends in order.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

try {
  await commandsFor(process.argv.slice(2), program);
  await program.parseAsync();
} catch (error) {
  process.exitCode =
    error instanceof CommanderError
      ? error.exitCode === 0
        ? EXIT.ok
        : EXIT.usage
      : report(error, process.argv.includes("--json"));
}
