import { serve } from "./app/serve.ts";
import { ConfigError, readConfig } from "./config/config.ts";
import { KnownError } from "./errors/known-error.ts";
import { openLog } from "./log/log.ts";

/** `node packages/server/src/main.ts`: serves until it is told to stop. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = openLog(config.logLevel);
  const serving = await serve(config, log);
  process.stderr.write(
    `\n  Candor is at ${config.publicUrl}\n  Open it in a browser to begin; Ctrl-C stops it.\n\n`,
  );
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "stopping: finishing what was accepted");
    serving.stop().then(
      () => process.exit(0),
      (error) => {
        log.error({ err: error }, "stopping failed");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", () => stop("SIGTERM"));
  process.on("SIGINT", () => stop("SIGINT"));
}

main().catch((error: unknown) => {
  const message =
    error instanceof KnownError || error instanceof ConfigError
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  process.stderr.write(`\nCandor did not start: ${message}\n`);
  process.exit(1);
});
