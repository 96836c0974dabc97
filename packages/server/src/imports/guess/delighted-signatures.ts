import type { Field } from "../import-plan.ts";
import type { Signature } from "./signature.ts";

/** Delighted's four resources may stand in one file, so each knows the columns of the others. */
const DELIGHTED_PERSON: Readonly<Record<string, Field>> = {
  "person id": "externalId",
  email: "email",
  "person email": "email",
  name: "name",
  "person name": "name",
  "phone number": "phone",
  "person phone number": "phone",
  "person created at": "ignore",
  "last sent at": "lastAskedAt",
  "last responded at": "ignore",
  "next survey scheduled at": "ignore",
  locale: "language",
  "delighted email subject": "ignore",
  "delighted intro message": "ignore",
  "unsubscribed at": "unsubscribedAt",
  "bounced at": "bouncedAt",
};

/** Its four resources, and what tells them apart. */
export const DELIGHTED_SIGNATURES: readonly Signature[] = [
  {
    tool: "delighted",
    is: (has, starts) =>
      has("score") &&
      (starts("delighted ") ||
        (has("permalink") && (has("survey type") || has("created at"))) ||
        has("survey response id")),
    columns: {
      ...DELIGHTED_PERSON,
      id: "responseId",
      "response id": "responseId",
      "survey response id": "responseId",
      score: "score",
      comment: "comment",
      "created at": "answeredAt",
      "responded at": "answeredAt",
      "updated at": "ignore",
      permalink: "ignore",
      tags: "tags",
      "survey type": "surveyType",
    },
  },
  {
    tool: "delighted",
    kind: "people",
    is: (has, starts) =>
      !has("score") &&
      (has("email") || has("phone number") || has("person email")) &&
      (starts("delighted ") ||
        has("question product name") ||
        has("last sent at") ||
        has("next survey scheduled at")),
    columns: {
      ...DELIGHTED_PERSON,
      id: "externalId",
      "created at": "ignore",
      delay: "ignore",
      send: "ignore",
    },
  },
  {
    tool: "delighted",
    kind: "unsubscribes",
    is: (has) => has("unsubscribed at") && (has("person id") || has("email")),
    columns: DELIGHTED_PERSON,
  },
  {
    tool: "delighted",
    kind: "bounces",
    is: (has) => has("bounced at") && (has("person id") || has("email")),
    columns: DELIGHTED_PERSON,
  },
];
