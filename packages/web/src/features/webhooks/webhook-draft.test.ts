import { WEBHOOK_EVENTS } from "@candor/contract/webhook.ts";
import { expect, test } from "vitest";
import { draftOfWebhook, EVENTS, faultsOf, filterOf, targetOf } from "./webhook-draft.ts";

const empty = draftOfWebhook(null);

test("what is left empty of a saved webhook is not sent, so its secrets stay", () => {
  expect(targetOf({ ...empty, format: "telegram" }, false)).toEqual({ format: "telegram" });
  expect(targetOf({ ...empty, format: "action" }, false)).toEqual({ format: "action" });
  expect(targetOf({ ...empty, format: "action", url: "https://a.example/x" }, true)).toEqual({
    format: "action",
    url: "https://a.example/x",
    method: "POST",
    encoding: "json",
  });
});

test("headers are read line by line, and a colon inside a value stays in it", () => {
  expect(
    targetOf(
      { ...empty, url: "https://a.example", headers: "X-Team: support\nAuthorization: a:b" },
      true,
    ),
  ).toMatchObject({ headers: { "X-Team": "support", Authorization: "a:b" } });
});

test("a line without an equals sign and a body that is no JSON are told before anything is sent", () => {
  expect(faultsOf({ ...empty, properties: "store=Riga\nplan" }).properties).toBe(true);
  expect(faultsOf({ ...empty, format: "action", body: "{score}" }).body).toBe(true);
  expect(faultsOf({ ...empty, format: "action", body: '{"score":"{score}"}' }).body).toBe(false);
  expect(faultsOf({ ...empty, events: [] }).events).toBe(true);
});

test("limits of the score that a program has set stay when the form saves the rest", () => {
  expect(
    filterOf({ ...empty, properties: "store=Riga" }, { maxScore: 3, groups: ["passive"] }),
  ).toEqual({ maxScore: 3, properties: ["store=Riga"] });
});

test("the form offers everything that a webhook can be told of, so that saving drops nothing", () => {
  expect([...EVENTS].sort()).toEqual([...WEBHOOK_EVENTS].sort());
});
