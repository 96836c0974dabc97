import { QueryClient } from "@tanstack/react-query";
import { createMemoryHistory } from "@tanstack/react-router";
import { expect, test } from "vitest";
import { makeSpeech } from "../language/speech.ts";
import { makeRouter } from "./router.ts";

/** What the screen at an address finds in it. */
function searchAt(address: string): Record<string, unknown> {
  const router = makeRouter(new QueryClient(), makeSpeech("en"));
  router.update({ ...router.options, history: createMemoryHistory({ initialEntries: [address] }) });
  return router.matchRoutes(router.latestLocation).at(-1)?.search ?? {};
}

test("the list of answers reads its own keys and those that every screen shares", () => {
  expect(
    searchAt("/responses?period=week&group=detractor&group=passive&hasComment=true&response=r1"),
  ).toMatchObject({
    period: "week",
    group: ["detractor", "passive"],
    hasComment: "true",
    response: "r1",
  });
});

test("what makes no sense in an address never reaches the screen", () => {
  const search = searchAt(
    "/responses?period=decade&from=2026-02-30&group=hater&standing=gone&filter=x",
  );
  for (const key of ["period", "from", "group", "standing", "filter"]) {
    expect(search[key], key).toBeUndefined();
  }
});

test.each([
  [
    "/overview?by=store&step=week&compare=previous",
    { by: "store", step: "week", compare: "previous" },
  ],
  ["/people?search=anna&segment=s1&blocked=sms", { search: "anna", segment: "s1", blocked: "sms" }],
  [
    "/asking/fates?sending=a&fate=sent&reason=quiet",
    { sending: "a", fate: "sent", reason: "quiet" },
  ],
  ["/asking/calendar?day=2026-05-31", { day: "2026-05-31" }],
  ["/asking/new?sending=a", { sending: "a" }],
  ["/sign-in?next=/people", { next: "/people" }],
  ["/reset-password?token=t&error=INVALID_TOKEN", { token: "t", error: "INVALID_TOKEN" }],
])("%s is read by its route", (address, expected) => {
  expect(searchAt(address)).toMatchObject(expected);
});

test("a calendar that begins on no day begins today", () => {
  expect(searchAt("/asking/calendar?day=soon").day).toBeUndefined();
});
