import * as account from "@candor/contract/account.ts";
import * as ambassador from "@candor/contract/ambassador.ts";
import * as announcement from "@candor/contract/announcement.ts";
import * as audience from "@candor/contract/audience.ts";
import * as benchmark from "@candor/contract/benchmark.ts";
import * as bulk from "@candor/contract/bulk.ts";
import * as bulkCases from "@candor/contract/bulk-cases.ts";
import * as calendar from "@candor/contract/calendar.ts";
import * as cases from "@candor/contract/case.ts";
import * as caseRule from "@candor/contract/case-rule.ts";
import * as change from "@candor/contract/change.ts";
import * as channel from "@candor/contract/channel.ts";
import * as coming from "@candor/contract/coming.ts";
import * as common from "@candor/contract/common.ts";
import * as conversion from "@candor/contract/conversion.ts";
import * as decision from "@candor/contract/decision.ts";
import * as delighted from "@candor/contract/delighted.ts";
import * as deskReport from "@candor/contract/desk-report.ts";
import * as filter from "@candor/contract/filter.ts";
import * as idea from "@candor/contract/idea.ts";
import * as imports from "@candor/contract/import.ts";
import * as improvement from "@candor/contract/improvement.ts";
import * as interview from "@candor/contract/interview.ts";
import * as invitation from "@candor/contract/invitation.ts";
import * as meeting from "@candor/contract/meeting.ts";
import * as notice from "@candor/contract/notice.ts";
import * as offer from "@candor/contract/offer.ts";
import * as person from "@candor/contract/person.ts";
import * as question from "@candor/contract/question.ts";
import * as referral from "@candor/contract/referral.ts";
import * as response from "@candor/contract/response.ts";
import * as review from "@candor/contract/review.ts";
import * as reward from "@candor/contract/reward.ts";
import * as rootCause from "@candor/contract/root-cause.ts";
import * as savedReply from "@candor/contract/saved-reply.ts";
import * as score from "@candor/contract/score.ts";
import * as sending from "@candor/contract/sending.ts";
import * as survey from "@candor/contract/survey.ts";
import * as team from "@candor/contract/team.ts";
import * as testimonial from "@candor/contract/testimonial.ts";
import * as webhook from "@candor/contract/webhook.ts";
import * as widget from "@candor/contract/widget.ts";
import * as winBack from "@candor/contract/win-back.ts";
import * as workspace from "@candor/contract/workspace.ts";
import { jsonSchemaTransform } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Described } from "./openapi-described.ts";

const CONTRACT = [
  account,
  ambassador,
  referral,
  announcement,
  idea,
  audience,
  benchmark,
  bulk,
  bulkCases,
  calendar,
  cases,
  caseRule,
  change,
  channel,
  coming,
  common,
  decision,
  delighted,
  conversion,
  deskReport,
  filter,
  imports,
  improvement,
  interview,
  invitation,
  meeting,
  offer,
  person,
  question,
  response,
  review,
  reward,
  testimonial,
  rootCause,
  savedReply,
  score,
  sending,
  survey,
  team,
  notice,
  webhook,
  widget,
  winBack,
  workspace,
];

type Json = Record<string, unknown>;

/** Smaller things are as clear where they stand as behind a name. */
const FEWEST_FIELDS = 3;

/**
 * The description with the contract's schemas told once, under their names, wherever a body is made of
 * them; so that generated clients have one type for one thing.
 */
export function withSharedSchemas(description: Described): Described {
  const names = namesOfSchemas();
  const used = new Map<string, Json>();
  const shared = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shared);
    if (!isJson(value)) return value;
    const known = names.get(canonical(value));
    if (known === undefined) {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shared(inner)]));
    }
    if (!used.has(known)) {
      used.set(known, {});
      const fields = Object.entries(value).map(([key, inner]) => [key, shared(inner)]);
      used.set(known, Object.fromEntries(fields));
    }
    return { $ref: `#/components/schemas/${known}` };
  };
  for (const item of Object.values(description.paths ?? {})) {
    for (const operation of Object.values(item)) {
      if (!operation) continue;
      if (operation.requestBody) operation.requestBody = shared(operation.requestBody);
      if (operation.responses) {
        operation.responses = shared(operation.responses) as typeof operation.responses;
      }
    }
  }
  shared(described(common.Problem, "output"));
  const schemas = Object.fromEntries([...used].sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    ...description,
    components: { ...description.components, schemas },
  };
}

/** Names of the contract's objects, by what they look like in the description. */
function namesOfSchemas(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [name, schema] of CONTRACT.flatMap((module) => Object.entries(module))) {
    if (!(schema instanceof z.ZodObject) || Object.keys(schema.shape).length < FEWEST_FIELDS)
      continue;
    const output = canonical(described(schema, "output"));
    if (!names.has(output)) names.set(output, name);
    const input = canonical(described(schema, "input"));
    if (!names.has(input)) names.set(input, `${name}Input`);
  }
  return names;
}

function described(schema: z.ZodObject, way: "input" | "output"): Json {
  const asked = way === "input" ? { body: schema } : { response: { 200: schema } };
  const { schema: told } = jsonSchemaTransform({
    schema: asked,
    url: "/",
    openapiObject: { openapi: "3.1.0" },
  } as never) as { schema: { body?: Json; response?: Record<string, Json> } };
  return (way === "input" ? told.body : told.response?.[200]) ?? {};
}

/** The same whatever the order of the fields, and however often it was rewritten on its way. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isJson(value)) return JSON.stringify(value) ?? "null";
  const fields = Object.entries(value)
    .filter(([key]) => key !== "$schema")
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join()}}`;
}

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
