import type { AudienceSpec, Sample } from "@candor/contract/audience.ts";
import type { AskingChannel } from "@candor/contract/person.ts";
import type { CreateSending, Sending, SendingPlan } from "@candor/contract/sending.ts";

/** What the form of a sending holds. */
export type SendingDraft = {
  name: string;
  channel: AskingChannel;
  who: "everybody" | "segment" | "event" | "members";
  segmentId: string;
  event: string;
  delayHours: number;
  sample: "all" | "size" | "quotas";
  size: number;
  proportionalTo: string;
  seed: string;
  quotaProperty: string;
  quotas: { key: number; value: string; people: number }[];
  plan: "once" | "waves" | "drip" | "pulse";
  /** As `datetime-local` gives it, by the clock of this computer; empty is at once. */
  at: string;
  waves: number;
  everyDays: number;
  dripDays: number;
  changeId: string;
  daysAfter: number;
  clock: string;
  /** What differs from the survey's rules; null while there are none of its own. */
  rules: Sending["rules"] | null;
};

export const EMPTY_DRAFT: SendingDraft = {
  name: "",
  channel: "email",
  who: "everybody",
  segmentId: "",
  event: "",
  delayHours: 24,
  sample: "all",
  size: 200,
  proportionalTo: "",
  seed: "",
  quotaProperty: "",
  quotas: [{ key: 0, value: "", people: 100 }],
  plan: "once",
  at: "",
  waves: 4,
  everyDays: 7,
  dripDays: 90,
  changeId: "",
  daysAfter: 14,
  clock: "10:00",
  rules: null,
};

/** A draft that was saved, opened again. */
export function draftOfSending({ audience, plan, ...sending }: Sending): SendingDraft {
  const { sample } = audience;
  const at = "at" in plan && plan.kind !== "pulse" && plan.at ? localTime(new Date(plan.at)) : "";
  return {
    ...EMPTY_DRAFT,
    name: sending.name,
    channel: sending.channel,
    who: audience.who,
    segmentId: audience.segmentId ?? "",
    event: audience.event ?? "",
    delayHours: audience.delayMinutes / 60,
    sample: sample === undefined ? "all" : sample.quotas ? "quotas" : "size",
    size: sample?.size ?? EMPTY_DRAFT.size,
    proportionalTo: sample?.proportionalTo ?? "",
    seed: sample?.seed ?? "",
    quotaProperty: sample?.quotas?.attribute ?? "",
    quotas: sample?.quotas
      ? Object.entries(sample.quotas.sizes).map(([value, people], key) => ({ key, value, people }))
      : EMPTY_DRAFT.quotas,
    plan: plan.kind === "event" ? "once" : plan.kind,
    at,
    ...(plan.kind === "waves" ? { waves: plan.waves, everyDays: plan.everyDays } : {}),
    ...(plan.kind === "drip" ? { dripDays: plan.everyDays } : {}),
    ...(plan.kind === "pulse"
      ? { changeId: plan.changeId, daysAfter: plan.daysAfter, clock: plan.at }
      : {}),
    rules: Object.keys(sending.rules).length === 0 ? null : sending.rules,
  };
}

/** Who is asked, or null while something that must be said is missing. */
export function audienceOf(draft: SendingDraft): AudienceSpec | null {
  if (draft.who === "segment" && draft.segmentId === "") return null;
  if (draft.who === "event" && draft.event.trim() === "") return null;
  const sample = sampleOf(draft);
  if (sample === null) return null;
  return {
    who: draft.who,
    delayMinutes: draft.who === "event" ? Math.round(draft.delayHours * 60) : 0,
    ...(draft.who === "segment" ? { segmentId: draft.segmentId } : {}),
    ...(draft.who === "event" ? { event: draft.event.trim() } : {}),
    ...(sample === undefined ? {} : { sample }),
  };
}

/** Undefined for everybody, null for a sample that is half described. An event asks whoever it happens to. */
function sampleOf(draft: SendingDraft): Sample | undefined | null {
  if (draft.who === "event" || draft.sample === "all") return undefined;
  const seed = draft.seed.trim() === "" ? {} : { seed: draft.seed.trim() };
  if (draft.sample === "size") {
    if (draft.size < 1) return null;
    const property = draft.proportionalTo.trim();
    return { ...seed, size: draft.size, ...(property === "" ? {} : { proportionalTo: property }) };
  }
  const attribute = draft.quotaProperty.trim();
  const wanted = draft.quotas.filter(({ people }) => people > 0);
  if (attribute === "" || wanted.length === 0) return null;
  const sizes = Object.fromEntries(wanted.map(({ value, people }) => [value.trim(), people]));
  return { ...seed, quotas: { attribute, sizes } };
}

export function planOf(draft: SendingDraft): SendingPlan | null {
  if (draft.who === "event") return { kind: "event" };
  const at = draft.at === "" ? {} : { at: new Date(draft.at).toISOString() };
  switch (draft.plan) {
    case "once":
      return { kind: "once", ...at };
    case "waves":
      return { kind: "waves", ...at, waves: draft.waves, everyDays: draft.everyDays };
    case "drip":
      return { kind: "drip", everyDays: draft.dripDays };
    case "pulse":
      if (draft.changeId === "") return null;
      return {
        kind: "pulse",
        changeId: draft.changeId,
        daysAfter: draft.daysAfter,
        at: draft.clock,
      };
  }
}

/** What is sent to the server, or null while something is missing. */
export function sendingOf(draft: SendingDraft): CreateSending | null {
  const audience = audienceOf(draft);
  const plan = planOf(draft);
  if (audience === null || plan === null || draft.name.trim() === "") return null;
  return {
    name: draft.name.trim(),
    channel: draft.channel,
    audience,
    plan,
    rules: draft.rules ?? {},
  };
}

/** `2026-05-31T09:30` by the clock of this computer, as `datetime-local` wants it. */
export function localTime(moment: Date): string {
  const shifted = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
