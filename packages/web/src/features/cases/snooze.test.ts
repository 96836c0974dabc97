import { expect, test } from "vitest";
import { snoozeUntil } from "./snooze.ts";

const at = (how: Parameters<typeof snoozeUntil>[0], now: string) =>
  snoozeUntil(how, "Europe/Riga", new Date(now)).toISOString();

test("a snooze ends by the clock of the workspace, whatever that of the device", () => {
  expect(at("hour", "2026-06-05T10:00:00Z")).toBe("2026-06-05T11:00:00.000Z");
  expect(at("evening", "2026-06-05T10:00:00Z")).toBe("2026-06-05T15:00:00.000Z");
  expect(at("tomorrow", "2026-06-05T22:30:00Z")).toBe("2026-06-07T06:00:00.000Z");
  expect(at("week", "2026-06-05T10:00:00Z")).toBe("2026-06-12T06:00:00.000Z");
});

test("after six in the evening, this evening is tomorrow's", () => {
  expect(at("evening", "2026-06-05T16:00:00Z")).toBe("2026-06-06T15:00:00.000Z");
});
