import { ConfigError, readConfig } from "../config/config.ts";
import { KnownError } from "../errors/known-error.ts";
import { type Log, openLog } from "../log/log.ts";
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
    const stop = stopper(log, (drain, hurry) =>
      serving.stop({ drainMs: drain ? config.drainSeconds * 1000 : 0, hurry }),
    );
    // Whoever presses Ctrl-C looks on and waits; whoever sends SIGTERM restarts behind a proxy.
    process.on("SIGTERM", () => stop("SIGTERM", true));
    process.on("SIGINT", () => stop("SIGINT", false));
  } catch (error) {
    process.stderr.write(`\nCandor did not start: ${sentenceOf(error)}\n`);
    process.exit(1);
  }
}

/** A terminal and what started us from it both pass a Ctrl-C on: that is one signal. */
const SAME_SIGNAL_MS = 500;

/** The first signal stops, a second ends every wait but that for what was accepted, and a third leaves as one is. */
function stopper(log: Log, stop: (drain: boolean, hurry: AbortSignal) => Promise<void>) {
  const hurry = new AbortController();
  let heard: number | null = null;
  return (signal: string, drain: boolean) => {
    const now = performance.now();
    if (heard !== null) {
      if (now - heard < SAME_SIGNAL_MS) return;
      if (hurry.signal.aborted) process.exit(1);
      heard = now;
      log.info({ signal }, "stopping at once: requests under way are cut off");
      hurry.abort();
      return;
    }
    heard = now;
    log.info({ signal }, "stopping: finishing what was accepted");
    stop(drain, hurry.signal).then(
      () => process.exit(0),
      (error) => {
        log.error({ err: error }, "stopping failed");
        process.exit(1);
      },
    );
  };
}

function sentenceOf(error: unknown): string {
  if (error instanceof KnownError || error instanceof ConfigError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
