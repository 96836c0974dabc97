import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      { test: { name: "stats", include: ["packages/stats/src/**/*.test.ts"], testTimeout: 60_000 } },
      { test: { name: "contract", include: ["packages/contract/src/**/*.test.ts"] } },
      { test: { name: "widget", include: ["packages/widget/src/**/*.test.ts"] } },
      { test: { name: "web", include: ["packages/web/src/**/*.test.{ts,tsx}"] } },
      {
        test: {
          name: "server",
          include: ["packages/server/src/**/*.test.ts"],
          globalSetup: ["packages/server/src/testing/cluster.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
