import { join } from "node:path";
import { defineConfig } from "vitest/config";

// A Citus cluster is one database that the test files take turns with; elsewhere each has its own.
const oneAtATime = Boolean(process.env.CITUS_URL);
// Processes that tests start read the same thousand modules; they are kept compiled.
const compiled = { NODE_COMPILE_CACHE: join(import.meta.dirname, "node_modules/.cache/node") };

// Reading the same modules anew for each file took longer than many files' tests.
const isolate = false;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "stats",
          include: ["packages/stats/src/**/*.test.ts"],
          isolate,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "text",
          include: ["packages/text/src/**/*.test.ts"],
          isolate,
          testTimeout: 60_000,
        },
      },
      { test: { name: "repository", include: ["scripts/**/*.test.ts"], isolate } },
      { test: { name: "contract", include: ["packages/contract/src/**/*.test.ts"], isolate } },
      { test: { name: "widget", include: ["packages/widget/src/**/*.test.ts"], isolate } },
      {
        test: {
          name: "web",
          include: ["packages/web/src/**/*.test.{ts,tsx}"],
          // A document is simulated and ECharts read; a busy machine needs its time.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "server",
          include: ["packages/server/src/**/*.test.ts"],
          globalSetup: ["packages/server/src/testing/cluster.ts"],
          setupFiles: ["packages/server/src/testing/each-file.ts"],
          env: compiled,
          isolate,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: oneAtATime ? 1 : 2,
          fileParallelism: !oneAtATime,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["e2e/**/*.e2e.test.ts"],
          globalSetup: ["e2e/support/prepared-folder.ts"],
          env: compiled,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // What is polled for comes over a network and a browser; one second is not enough on a busy machine.
          expect: { poll: { timeout: 30_000 } },
          // Each file has a product of its own, and a third of its time is waiting for a browser.
          maxWorkers: 3,
        },
      },
    ],
  },
});
