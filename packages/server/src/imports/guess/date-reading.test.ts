import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sniffDateOrder } from "./date-order.ts";
import { type DateOrder, readDate } from "./date-reading.ts";
import { instantOfWallClock, offsetMinutes } from "./time-zones.ts";

function read(cell: string, order: DateOrder = "none", timeZone = "UTC"): string {
  const instant = readDate(cell, { order, timeZone });
  return typeof instant === "number" ? new Date(instant).toISOString() : instant;
}

describe("a date is read from", () => {
  test.each([
    ["2024-10-05 02:41:38", "2024-10-05T02:41:38.000Z"],
    ["2024-10-05T02:41:38Z", "2024-10-05T02:41:38.000Z"],
    ["2024-10-05T02:41:38.123456+03:00", "2024-10-04T23:41:38.123Z"],
    ["2020-12-12 17:05:03.235413+00:00", "2020-12-12T17:05:03.235Z"],
    ["2026-03-02 08:15:00 UTC", "2026-03-02T08:15:00.000Z"],
    ["2017/06/21 8:51:43 ДП GMT+3", "2017-06-21T05:51:43.000Z"],
    ["2017/06/21 8:51:43 ПП GMT+3", "2017-06-21T17:51:43.000Z"],
    ["2024/05/03 12:03:04 AM EEST", "2024-05-02T21:03:04.000Z"],
    ["21.06.2017", "2017-06-21T00:00:00.000Z"],
    ["21.06.2017. 14:30", "2017-06-21T14:30:00.000Z"],
    ["12 марта 2024 г., 10:30", "2024-03-12T10:30:00.000Z"],
    ["2024. gada 12. marts 10:30", "2024-03-12T10:30:00.000Z"],
    ["12 mars 2024 kl. 10:30", "2024-03-12T10:30:00.000Z"],
    ["Mar 12, 2024 at 3:15 p.m.", "2024-03-12T15:15:00.000Z"],
    ["12-Mar-24", "2024-03-12T00:00:00.000Z"],
    ["Tue Sep 03 2024 11:22:33 GMT+0300 (EEST)", "2024-09-03T08:22:33.000Z"],
    ["1580068364", "2020-01-26T19:52:44.000Z"],
    ["1580068364000", "2020-01-26T19:52:44.000Z"],
    ["1580068364000000", "2020-01-26T19:52:44.000Z"],
    ["45000.5", "2023-03-15T12:00:00.000Z"],
    ["20240305", "2024-03-05T00:00:00.000Z"],
  ])("%s", (cell, expected) => {
    expect(read(cell)).toBe(expected);
  });

  test.each([
    ["hello", "date_unreadable"],
    ["10.5", "date_unreadable"],
    ["1.2.3", "date_unreadable"],
    ["2024-10-05 noonish", "date_unreadable"],
    ["31.02.2024", "date_impossible"],
    ["2023-02-29", "date_impossible"],
    ["2024-13-05", "date_impossible"],
    ["2024-10-05 25:00", "date_impossible"],
    ["03/04/2024", "date_ambiguous"],
  ])("%s, but it is refused as %s", (cell, problem) => {
    expect(read(cell)).toBe(problem);
  });

  test("slashes by the order of its column, and never against it", () => {
    expect(read("08/11/2021 17:05:47", "dmy")).toBe("2021-11-08T17:05:47.000Z");
    expect(read("08/11/2021 17:05:47", "mdy")).toBe("2021-08-11T17:05:47.000Z");
    expect(read("9/8/18 15:29", "mdy")).toBe("2018-09-08T15:29:00.000Z");
    expect(read("13/05/2021", "mdy")).toBe("date_impossible");
    expect(read("13/05/2021")).toBe("2021-05-13T00:00:00.000Z");
  });

  test("the wall clock of its time zone, summer and winter", () => {
    expect(read("2026-07-01 12:00", "ymd", "Europe/Riga")).toBe("2026-07-01T09:00:00.000Z");
    expect(read("2026-01-01 12:00", "ymd", "Europe/Riga")).toBe("2026-01-01T10:00:00.000Z");
    // 03:30 did not exist on 29 March 2026 in Riga, and stood twice on 25 October.
    expect(read("2026-03-29 03:30", "ymd", "Europe/Riga")).toBe("2026-03-29T01:30:00.000Z");
    expect(read("2026-10-25 03:30", "ymd", "Europe/Riga")).toBe("2026-10-25T00:30:00.000Z");
    expect(read("2026-07-01 12:00 +00:00", "ymd", "Europe/Riga")).toBe("2026-07-01T12:00:00.000Z");
  });

  test("every way of writing the same second, the same second", () => {
    const two = (n: number) => String(n).padStart(2, "0");
    const seconds = fc.integer({
      min: Date.UTC(1995, 0, 1) / 1000,
      max: Date.UTC(2060, 0, 1) / 1000,
    });
    fc.assert(
      fc.property(seconds, (at) => {
        const date = new Date(at * 1000);
        const [y, m, d] = [
          date.getUTCFullYear(),
          two(date.getUTCMonth() + 1),
          two(date.getUTCDate()),
        ];
        const time = date.toISOString().slice(11, 19);
        const hour = date.getUTCHours();
        const twelve = `${hour % 12 === 0 ? 12 : hour % 12}${time.slice(2)} ${hour < 12 ? "AM" : "PM"}`;
        const expected = date.toISOString();
        expect(read(date.toISOString())).toBe(expected);
        expect(read(`${y}/${m}/${d} ${twelve}`)).toBe(expected);
        expect(read(`${m}/${d}/${y} ${time}`, "mdy")).toBe(expected);
        expect(read(`${d}/${m}/${y} ${twelve}`, "dmy")).toBe(expected);
        expect(read(`${d}.${m}.${y} ${time}`)).toBe(expected);
        if (at >= 1e9) expect(read(String(at))).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });

  test("any wall clock, an instant whose wall clock it is (a skipped hour moves on)", () => {
    const format = new Intl.DateTimeFormat("sv", {
      timeZone: "Europe/Riga",
      dateStyle: "short",
      timeStyle: "medium",
    });
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2015, 0, 1) / 1000, max: Date.UTC(2030, 0, 1) / 1000 }),
        (seconds) => {
          const wall = seconds * 1000;
          const back = Date.parse(
            `${format.format(instantOfWallClock(wall, "Europe/Riga")).replace(" ", "T")}Z`,
          );
          expect([0, 3_600_000]).toContain(back - wall);
        },
      ),
      { numRuns: 200 },
    );
  });
});

test.each([
  ["Z", 0],
  ["GMT+3", 180],
  ["UTC-0330", -210],
  ["+05:30", 330],
  ["EEST", 180],
  ["XYZ", undefined],
  ["+25", undefined],
])("the zone %s is %s minutes ahead of UTC", (zone, minutes) => {
  expect(offsetMinutes(zone)).toBe(minutes);
});

describe("the order of day and month", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const order = (...cells: string[]) => sniffDateOrder(cells, { now }).order;

  test("is told by a number above 12", () => {
    expect(order("03/04/2026", "13/04/2026")).toBe("dmy");
    expect(order("03/04/2026", "03/14/2026")).toBe("mdy");
  });

  test("is told by dots, by AM and PM, by the year standing first", () => {
    expect(order("03.04.2026", "05.04.2026")).toBe("dmy");
    expect(order("03/04/2026 1:00 PM")).toBe("mdy");
    expect(order("2026/03/04")).toBe("ymd");
    expect(order("2026-03-04T10:00:00Z")).toBe("ymd");
  });

  test("is told by the future: nobody answered tomorrow", () => {
    expect(order("10/12/2026", "11/11/2026")).toBe("mdy");
  });

  test("is told by rows sorted in time", () => {
    expect(order("11/01/2026", "12/01/2026", "01/02/2026", "02/02/2026", "03/02/2026")).toBe("dmy");
  });

  test("is told by what the tool always writes", () => {
    expect(sniffDateOrder(["03/04/2026"], { now, usual: "mdy" }).order).toBe("mdy");
  });

  test("is asked for when nothing tells it, and when the column contradicts itself", () => {
    expect(order("03/04/2026", "05/06/2026")).toBe("ambiguous");
    expect(sniffDateOrder(["13/04/2026", "04/13/2026"], { now })).toEqual({
      order: "ambiguous",
      dayFirst: 1,
      monthFirst: 1,
    });
  });

  test("of a column without dates is none", () => {
    expect(order("great", "", "fine")).toBe("none");
  });
});
