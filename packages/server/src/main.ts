import { startServing } from "./app/start-serving.ts";

// `node packages/server/src/main.ts`: serves until it is told to stop; `--demo` with sample data.
await startServing({ demo: process.argv.includes("--demo") });
