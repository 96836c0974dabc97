import { expect, onTestFinished, test, vi } from "vitest";
import { testDelighted } from "../../testing/delighted-door.ts";
import { testDatabase } from "../../testing/test-database.ts";

test("a request of a Saturday night is scheduled for Monday morning, and says so", async () => {
  const server = await testDelighted(await testDatabase());
  // Only the calendar stands still; sockets and queries keep their timers.
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-06-06T22:30:00Z") });
  onTestFinished(async () => {
    vi.useRealTimers();
    await server.stop();
  });
  const at = async (email: string, more: object = {}) => {
    const { body } = await server.ask("POST", "/v1/people", { email, ...more });
    const { survey_scheduled_at: seconds } = body as { survey_scheduled_at: number };
    return new Date(seconds * 1000).toISOString();
  };
  expect(await at("night@hilltop.lv")).toBe("2026-06-08T08:00:00.000Z");
  // A delay that ends in working hours is kept to the second.
  expect(await at("later@hilltop.lv", { delay: 3 * 86_400 - 8 * 3600 })).toBe(
    "2026-06-09T14:30:00.000Z",
  );
});
