import { ConfigError, readConfig } from "../config/config.ts";
import { KnownError } from "../errors/known-error.ts";
import { openLog } from "../log/log.ts";
import { serve } from "./serve.ts";

/** A demo has a data folder of its own, unless CANDOR_DATA says otherwise. */
const DEMO_DATA = "./data-demo";

/** Serves until the process is told to stop; says where, and what to do next. */
export async function startServing({ demo }: { demo: boolean }): Promise<void> {
  try {
    const config = readConfig(demo ? { CANDOR_DATA: DEMO_DATA, ...process.env } : process.env);
    const log = openLog(config.logLevel);
    // The last net: whatever went wrong beside a request or a job ends that, and not the process that
    // is taking everybody's answers.
    process.on("unhandledRejection", (error) => {
      log.error({ err: error }, "something failed that nobody waited for; please report this");
    });
    const serving = await serve(config, log, { demo });
    const address = config.publicUrl;
    process.stderr.write(
      demo
        ? `\n  Candor shows its sample data at ${address}\n  Ctrl-C stops it.\n\n`
        : `\n  Candor is at ${address}\n  Open it in a browser to begin; Ctrl-C stops it.\n\n`,
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
  } catch (error) {
    process.stderr.write(`\nCandor did not start: ${sentenceOf(error)}\n`);
    process.exit(1);
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof KnownError || error instanceof ConfigError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
