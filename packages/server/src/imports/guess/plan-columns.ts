import type { AskingChannel } from "@candor/contract/person.ts";
import type { Field, ReadingPlan } from "../import-plan.ts";
import { words } from "./column-heads.ts";
import { isLastName } from "./header-words.ts";

/** Where each field stands, looked up once a file instead of once a row. −1 is nowhere. */
export interface PlanColumns {
  score: number;
  comment: readonly number[];
  answeredAt: number;
  email: number;
  phone: number;
  name: readonly number[];
  externalId: number;
  responseId: number;
  language: number;
  tags: number;
  touchpoint: number;
  channel: number;
  finished: number;
  test: number;
  excluded: number;
  surveyType: number;
  lastAskedAt: number;
  unsubscribedAt: number;
  bouncedAt: number;
  timeZone: number;
  /** Columns of consent, with the channel that each is about; null for all. */
  consent: readonly { index: number; channel: AskingChannel | null }[];
  consentAt: number;
  consentWording: number;
  telegram: number;
  account: number;
  accountRole: number;
  properties: readonly { index: number; name: string }[];
  /** Titles made different from each other, for the identity of rows; blank for columns that are no part of it. */
  identityNames: readonly string[];
}

const CONSENTS: readonly (readonly [Field, AskingChannel | null])[] = [
  ["consent", null],
  ["consentEmail", "email"],
  ["consentSms", "sms"],
  ["consentPhone", "phone"],
  ["consentTelegram", "telegram"],
];

export function planColumns(plan: ReadingPlan): PlanColumns {
  const all = Object.entries(plan.mapping.columns).map(([index, field]) => ({
    index: Number(index),
    field,
  }));
  const at = (field: Field) =>
    all.filter((column) => column.field === field).map((column) => column.index);
  const one = (field: Field) => at(field)[0] ?? -1;
  const title = (index: number) => words(plan.headers[index] ?? "");
  return {
    score: one("score"),
    comment: at("comment"),
    answeredAt: one("answeredAt"),
    email: one("email"),
    phone: one("phone"),
    name: at("name").sort(
      (a, b) => Number(isLastName(title(a))) - Number(isLastName(title(b))) || a - b,
    ),
    externalId: one("externalId"),
    responseId: one("responseId"),
    language: one("language"),
    tags: one("tags"),
    touchpoint: one("touchpoint"),
    channel: one("channel"),
    finished: one("finished"),
    test: one("test"),
    excluded: one("excluded"),
    surveyType: one("surveyType"),
    lastAskedAt: one("lastAskedAt"),
    unsubscribedAt: one("unsubscribedAt"),
    bouncedAt: one("bouncedAt"),
    timeZone: one("timeZone"),
    consent: CONSENTS.flatMap(([field, channel]) => at(field).map((index) => ({ index, channel }))),
    consentAt: one("consentAt"),
    consentWording: one("consentWording"),
    telegram: one("telegram"),
    account: one("account"),
    accountRole: one("accountRole"),
    properties: all
      .filter((column) => column.field.startsWith("property:"))
      .map(({ index, field }) => ({ index, name: safeName(field.slice("property:".length)) })),
    identityNames: identityNames(plan.headers),
  };
}

/** The column a download of rejected rows carries besides the row itself; it is no part of a row's identity. */
export const REJECTED_BECAUSE = "rejected_because";

function identityNames(headers: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header) => {
    if (header === REJECTED_BECAUSE) return "";
    const times = (seen.get(header) ?? 0) + 1;
    seen.set(header, times);
    return times === 1 ? header : `${header}\u001d${times}`;
  });
}

/** `__proto__` would set an object's prototype instead of a property. */
const safeName = (name: string) => (name === "__proto__" ? "proto" : name);
