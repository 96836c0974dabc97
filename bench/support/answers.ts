/** Answers as measurements send them: four in ten with a comment, two properties, a person who may come again. */

import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { Answer } from "../../packages/server/src/responses/answer.ts";

const PLANS = ["free", "team", "business"];
const COUNTRIES = ["LV", "LT", "EE", "SE", "FI", "DE"];

/** The body of a `POST …/responses`; the same number gives the same body. */
export function answerBody(n: number, { persons = 20_000 }: { persons?: number } = {}) {
  const mixed = Math.imul(n + 1, 2_654_435_761) >>> 0;
  return {
    score: mixed % 11,
    ...(mixed % 10 < 4 ? { comment: `Number ${n}: quick delivery, friendly people` } : {}),
    properties: {
      plan: PLANS[mixed % 3] ?? "free",
      country: COUNTRIES[(mixed >>> 4) % 6] ?? "LV",
      store: `store ${(mixed >>> 8) % 40}`,
    },
    person: { email: `p${(mixed >>> 3) % persons}@example.com` },
    language: "en",
  };
}

/** The same on its way to be recorded, given at a moment. */
export function anAnswer(
  n: number,
  { surveyId, answeredAt, persons }: { surveyId: string; answeredAt: Date; persons?: number },
): Answer {
  const { comment, person, ...body } = answerBody(n, persons === undefined ? {} : { persons });
  return {
    ...body,
    id: uuidv7(answeredAt.getTime()),
    surveyId,
    comment: comment ?? null,
    person: { email: person.email, phone: null, externalId: null, name: null },
    channel: "api",
    answeredAt,
  };
}

/** The middle value; of an even number of them the upper of the two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
