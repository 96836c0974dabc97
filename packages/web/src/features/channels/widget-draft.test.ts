import type { WidgetSettings } from "@candor/contract/channel.ts";
import { expect, test } from "vitest";
import { draftOfWidget, hasWrongTrait, settingsOf } from "./widget-draft.ts";

const settings: WidgetSettings = {
  enabled: true,
  tells: true,
  countsVisits: true,
  placement: { kind: "tab", side: "start" },
  rules: {
    includePages: ["/shop/*"],
    excludePages: ["/shop/checkout"],
    afterSeconds: 10,
    afterScrollPercent: 50,
    fromVisit: 2,
    visitorsPercent: 25,
    devices: ["phone"],
    traits: { plan: ["pro", "team"] },
    events: ["order_placed"],
    quietDays: 30,
    againDays: 90,
  },
  allowedOrigins: ["https://shop.example.com"],
  delightedKey: null,
};

test("settings that were only looked at are saved as they were", () => {
  expect(settingsOf(draftOfWidget(settings))).toEqual(settings);
});

test("an address copied with a slash is an origin, and a trait without a value is told", () => {
  const draft = draftOfWidget(settings);
  expect(settingsOf({ ...draft, origins: "https://Shop.example.com/" }).allowedOrigins).toEqual([
    "https://shop.example.com",
  ]);
  expect(hasWrongTrait({ ...draft, traits: "plan" })).toBe(true);
  expect(hasWrongTrait(draft)).toBe(false);
});
