import { Id, LanguageTag, Properties, Score } from "@candor/contract/common.ts";
import { LIMITS } from "@candor/contract/limits.ts";
import { FurtherAnswers, PersonRef } from "@candor/contract/response.ts";
import { Device } from "@candor/contract/widget.ts";
import { sql } from "kysely";
import { z } from "zod";
import { KnownError } from "../../errors/known-error.ts";
import { normaliseEmail, type RawIdentity } from "../../people/identity.ts";
import { howToAsk } from "../../sendings/own-words.ts";
import type { Database } from "../../storage/database.ts";
import type { SurveyRow } from "../../surveys/survey.ts";
import type { AnswerSubmission } from "../answer-page/answer-form.ts";
import type { AnswerDoor } from "../door/answer-door.ts";
import { plainPath } from "./plain-path.ts";

/** An answer from a page, as far as it can be used. */
export interface WidgetAnswer {
  id: string;
  submission: Omit<AnswerSubmission, "answers"> & { answers: FurtherAnswers | undefined };
  /** Who the page says it is: e-mail address or id; null when it says nothing usable. */
  claimed: RawIdentity | null;
  properties: Readonly<Record<string, string | number | boolean>>;
  meta: Readonly<Record<string, string>>;
}

/** Without these there is no answer; everything else may be wrong and is left out then. */
const Essential = z.object({ id: Id, score: Score });

/**
 * Reads what the widget posted. A page's code may hand over anything as person or properties: what is
 * wrong with them costs the customer's answer nothing.
 *
 * @throws {KnownError} 400 when there is no id or score.
 */
export function readWidgetAnswer(body: unknown): WidgetAnswer {
  const essential = Essential.safeParse(body);
  if (!essential.success) {
    throw new KnownError(
      400,
      "answer_invalid",
      `An answer needs an id and a score from 0 to 10. ${z.prettifyError(essential.error)}`,
    );
  }
  const { id, score } = essential.data;
  const fields = body as Record<string, unknown>;
  const taken = <T>(schema: z.ZodType<T>, value: unknown) => schema.safeParse(value).data;
  const comment = taken(z.string(), fields.comment)?.slice(0, LIMITS.comment);
  const page = taken(z.string(), fields.page);
  const device = taken(Device, fields.device);
  return {
    id,
    submission: {
      visit: id,
      step: comment === undefined ? "score" : "comment",
      score,
      comment,
      contact: false,
      email: undefined,
      language: taken(LanguageTag, fields.language),
      source: undefined,
      touchpoint: undefined,
      quarantined: false,
      editToken: undefined,
      properties: {},
      // A script of before there were questions says nothing of them, and asked none.
      answers: taken(FurtherAnswers, fields.answers),
      shown: undefined,
      answeredAt: taken(z.iso.datetime({ offset: true }), fields.answeredAt),
    },
    claimed: claimedIn(fields.person),
    properties: propertiesIn(fields.properties),
    meta: {
      ...(page === undefined ? {} : { page: plainPath(page) }),
      ...(device === undefined ? {} : { device }),
    },
  };
}

/**
 * The door of an answer from a page. Somebody who is known already is found by what the page says,
 * and learns nothing from it: anybody can make a page say anything.
 */
export async function widgetDoor(
  db: Database,
  survey: SurveyRow,
  { claimed, properties, meta }: WidgetAnswer,
): Promise<AnswerDoor> {
  const personId = claimed && !survey.anonymous ? await knownPerson(db, survey, claimed) : null;
  return {
    survey,
    channel: "web",
    path: "",
    personId,
    invitationId: null,
    language: null,
    properties,
    touchpoint: null,
    source: null,
    claimed: personId === null ? claimed : null,
    meta: claimed ? { ...meta, claimed: true } : meta,
  };
}

/** Who a page means, where they are known; null else. */
export async function knownPerson(
  db: Database,
  survey: SurveyRow,
  { email, externalId }: RawIdentity,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from person where workspace_id = ${survey.workspace_id}
      and (external_id = ${externalId ?? null}::text or email = ${email ?? null}::text)
    order by (external_id is not distinct from ${externalId ?? null}::text) desc limit 1
  `.execute(db);
  return rows[0]?.id ?? null;
}

/** Whom a page says it has before it, as far as that can be used. */
export function claimedIn(value: unknown): RawIdentity | null {
  if (typeof value !== "object" || value === null) return null;
  const given = value as Record<string, unknown>;
  const { email, externalId, name } = PersonRef.shape;
  const address = email.safeParse(given.email).data;
  const id = externalId.safeParse(given.externalId).data;
  if (!address && !id) return null;
  return {
    email: address ? clean(normaliseEmail(address)) : null,
    externalId: id ? clean(id).trim() : null,
    name: clean(name.safeParse(given.name).data ?? ""),
  };
}

function propertiesIn(value: unknown): WidgetAnswer["properties"] {
  if (typeof value !== "object" || value === null) return {};
  const usable = Object.entries(value)
    // How to ask is nothing about whoever was asked.
    .filter(([name]) => howToAsk(name) === undefined)
    .map(([name, v]) => [clean(name), typeof v === "string" ? clean(v) : v] as const)
    .filter((entry) => Properties.safeParse(Object.fromEntries([entry])).success)
    .slice(0, LIMITS.publicProperties);
  return Object.fromEntries(usable) as WidgetAnswer["properties"];
}

/** What the database cannot hold means nothing in a property either. */
function clean(text: string): string {
  return text.replaceAll("\0", "").slice(0, LIMITS.propertyValue).toWellFormed();
}
