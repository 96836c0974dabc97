import type { Sending } from "@candor/contract/sending.ts";
import { expect, test } from "vitest";
import {
  audienceOf,
  draftOfSending,
  EMPTY_DRAFT,
  planOf,
  type SendingDraft,
  sendingOf,
} from "./sending-draft.ts";

const draft = (patch: Partial<SendingDraft>): SendingDraft => ({
  ...EMPTY_DRAFT,
  name: "Autumn",
  ...patch,
});

test("nothing is previewed while the segment, the event or a quota is missing", () => {
  expect(audienceOf(draft({ who: "segment" }))).toBeNull();
  expect(audienceOf(draft({ who: "event", event: " " }))).toBeNull();
  expect(audienceOf(draft({ sample: "quotas" }))).toBeNull();
  expect(planOf(draft({ plan: "pulse" }))).toBeNull();
  expect(sendingOf(draft({ name: " " }))).toBeNull();
});

test("a sample says either a size or quotas, and its seed when one is given", () => {
  expect(
    audienceOf(draft({ sample: "size", size: 50, seed: "7", proportionalTo: "store" })),
  ).toEqual({
    who: "everybody",
    delayMinutes: 0,
    sample: { seed: "7", size: 50, proportionalTo: "store" },
  });
  const quotas = [
    { key: 0, value: "Riga", people: 30 },
    { key: 1, value: "Liepaja", people: 0 },
  ];
  expect(audienceOf(draft({ sample: "quotas", quotaProperty: "store", quotas }))?.sample).toEqual({
    quotas: { attribute: "store", sizes: { Riga: 30 } },
  });
});

test("an event asks whoever it happens to: no sample, no plan of its own, the delay in minutes", () => {
  const event = draft({ who: "event", event: "order_delivered", delayHours: 48, sample: "size" });
  expect(sendingOf(event)).toMatchObject({
    audience: { who: "event", event: "order_delivered", delayMinutes: 2880 },
    plan: { kind: "event" },
  });
  expect(audienceOf(event)?.sample).toBeUndefined();
});

test("a saved draft that is opened and saved again stays as it was", () => {
  const made = sendingOf(
    draft({
      who: "segment",
      segmentId: "0190c6e2-0000-7000-8000-000000000001",
      sample: "size",
      plan: "waves",
      at: "2026-12-01T09:30",
      rules: { quietDaysKind: 30 },
    }),
  );
  expect(made).not.toBeNull();
  expect(sendingOf(draftOfSending(made as unknown as Sending))).toEqual(made);
});
