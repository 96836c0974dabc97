import { expect, test } from "vitest";
import { compareClocks } from "./compare-clocks.ts";

const here = new Date("2026-06-01T10:00:00Z");
const after = (seconds: number) => new Date(here.getTime() + seconds * 1000);

test("the doctor tells clocks that are apart, either way, and by how much", () => {
  expect(compareClocks({ here, there: after(2), newest: after(-3600) })).toEqual({
    check: "clock",
    state: "ok",
    sentence: "It is 2026-06-01T10:00:00.000Z.",
  });
  for (const seconds of [90, -90]) {
    expect(compareClocks({ here, there: after(seconds), newest: null })).toMatchObject({
      state: "warning",
      sentence: expect.stringContaining("90 seconds apart"),
    });
  }
});

test("answers of a time that is still to come are a fault: the clock was set back", () => {
  expect(compareClocks({ here, there: here, newest: after(30) }).state).toBe("ok");
  expect(compareClocks({ here, there: here, newest: after(3600) })).toMatchObject({
    state: "fault",
    sentence: expect.stringContaining("2026-06-01T11:00:00.000Z"),
  });
});
