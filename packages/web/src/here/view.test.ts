import { ResponseFilter } from "@candor/contract/filter.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { queryText } from "../request/query-text.ts";
import {
  carried,
  filtersByProperty,
  parseSearch,
  readView,
  stringifySearch,
  toggleFilter,
  withoutProperty,
} from "./view.ts";

test("whatever a filter's value is, the address gives it back unchanged", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, maxLength: 40 }), { maxLength: 5 }),
      (values) => {
        const filter = values.map((value) => `store=${value}`);
        const view = filter.length > 0 ? { filter } : {};
        expect(readView(parseSearch(stringifySearch(view)))).toEqual(view);
      },
    ),
  );
});

test("filters stand readable in the address, one beside another", () => {
  expect(stringifySearch({ from: "2026-01-01", filter: ["store=Rīga", "plan=pro & more"] })).toBe(
    "?from=2026-01-01&filter=store=R%C4%ABga&filter=plan=pro+%26+more",
  );
});

test("the address bar and the API speak of filters in the same words", () => {
  const filter = ["store=Riga", "store=Nice", "plan=a=b"];
  const parsed = parseSearch(queryText({ from: "2026-01-01", to: "2026-02-01", filter }));
  expect(ResponseFilter.parse(parsed)).toMatchObject({ filter });
  expect(readView(parsed).filter).toEqual(filter);
});

test("what makes no sense in an address is left out, the rest is kept", () => {
  expect(
    readView({
      from: "yesterday",
      to: "2026-02-30",
      period: "decade",
      filter: ["nonsense", "store=Riga"],
      counting: "twice",
      workspace: "w",
    }),
  ).toEqual({ filter: ["store=Riga"], workspace: "w" });
});

test("one click on a row puts its value in, another takes it out", () => {
  const once = toggleFilter(undefined, "store", "Riga");
  expect(once).toEqual(["store=Riga"]);
  const both = toggleFilter(once, "store", "Nice");
  expect(both).toEqual(["store=Riga", "store=Nice"]);
  expect(toggleFilter(toggleFilter(both, "store", "Riga"), "store", "Nice")).toBeUndefined();
});

test("two values of one property are one filter with either value", () => {
  const filters = filtersByProperty(["store=Riga", "plan=pro", "store=Nice"]);
  expect([...filters]).toEqual([
    ["store", ["Riga", "Nice"]],
    ["plan", ["pro"]],
  ]);
  expect(withoutProperty(["store=Riga", "storey=2"], "store")).toEqual(["storey=2"]);
});

test("from screen to screen go period and filters, not the open answer", () => {
  const view = { workspace: "w", period: "week" as const, filter: ["store=Riga"] };
  expect(carried({ ...view, ...{ response: "r", search: "x" } })).toEqual(view);
});
