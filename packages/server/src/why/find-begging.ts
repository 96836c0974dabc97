import { sql } from "kysely";
import type { ResponseScope } from "../responses/response-filter.ts";
import type { Counts11 } from "../scores/histogram-queries.ts";
import type { Database } from "../storage/database.ts";
import { answersTellingOfBegging, beggingTextsOf, steeredAndAsked, type Tens } from "./begging.ts";
import { type Candidate, type Finding, idOf, placed } from "./finding.ts";
import { INTERVIEWER } from "./looked-answers.ts";
import { moreTens } from "./unusual-places.ts";

/** So many sentences are shown; the others are listed with their answers. */
const SHOWN = 10;

/**
 * What customers tell of being asked for a ten, and texts of our own that ask for one: counted, not tested. Nobody is
 * accused: a customer may have misheard, and whoever was meant may have meant it kindly.
 */
export async function findBegging(
  db: Database,
  scope: ResponseScope,
  { anonymous }: { anonymous: boolean },
): Promise<Finding[]> {
  // Comments of an anonymous survey are shown by its own rules, and nowhere one by one.
  const told = anonymous ? [] : await answersTellingOfBegging(db, scope);
  const texts = await beggingTextsOf(db, scope);
  const counted = {
    ...{ place: null, usual: null, p: null, removable: false, from: null, to: null },
  };
  const found: Finding[] = [];
  if (told.length > 0) {
    const ids = sql.join(told.map(({ responseId }) => sql`${responseId}::uuid`));
    found.push({
      ...counted,
      ...{ id: idOf("asked_for_tens", ""), kind: "asked_for_tens" },
      ...{ answers: told.length, seen: told.length, where: [sql`response.id in (${ids})`] },
      sentences: told
        .flatMap(({ responseId, sentences }) =>
          sentences.map((sentence) => ({ sentence, responseId, where: null, language: null })),
        )
        .slice(0, SHOWN),
    });
  }
  if (texts.length > 0) {
    found.push({
      ...counted,
      ...{ id: idOf("text_begs", ""), kind: "text_begs", answers: 0, seen: texts.length },
      where: [sql`false`],
      sentences: texts.slice(0, SHOWN).map((text) => ({ ...text, responseId: null })),
    });
  }
  return found;
}

/** Tens of each place through doors that colleagues lead to, against its own on invitations, exact. */
export async function steeredPlaces(
  db: Database,
  scope: ResponseScope,
  properties: readonly string[],
): Promise<Candidate[]> {
  const found = await Promise.all(
    properties
      // Whoever interviews leads every answer there.
      .filter((property) => property !== INTERVIEWER)
      .map(async (property) => {
        const places = await steeredAndAsked(db, scope, property);
        return places.flatMap(({ value, steered, asked }) => {
          const test = moreTens(asCounts(steered), asCounts(asked));
          const at = { property, value };
          return test ? [placed("steered_tens", at, test, [sql`response.score = 10`])] : [];
        });
      }),
  );
  return found.flat();
}

/** A histogram that knows tens and others. */
export function asCounts({ answers, tens }: Tens): Counts11 {
  return Array.from({ length: 11 }, (_, score) =>
    score === 10 ? tens : score === 0 ? answers - tens : 0,
  );
}
