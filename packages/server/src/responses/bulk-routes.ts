import { createInterface } from "node:readline";
import { PassThrough, type Readable } from "node:stream";
import type { BulkResult } from "@candor/contract/bulk.ts";
import { CreateResponse } from "@candor/contract/response.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import type { z } from "zod";
import "../auth/authenticate-hook.ts";
import { CreatePerson } from "@candor/contract/person.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import { toIdentity } from "../people/identity.ts";
import { upsertPeople } from "../people/upsert-people.ts";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import type { Answers } from "./answers.ts";
import { requestedAnswer } from "./requested-answer.ts";

export interface BulkDeps {
  db: Database;
  answers: Answers;
}

/** Lines that share a transaction. */
const BATCH = 500;
/** A line longer than this is not one thing. */
const LONGEST_LINE = 200_000;

/** One line of the answer, for the line of the same number. */
type Outcome = BulkResult;

/**
 * Bulk doors: NDJSON up, results line by line down, both streamed, so that a million lines take no
 * more memory than a thousand. A line that is wrong is answered and skipped; the others go in.
 */
export function bulkRoutes(app: App, { db, answers }: BulkDeps) {
  app.addContentTypeParser("application/x-ndjson", (_request, payload, done) =>
    done(null, payload),
  );

  app.post(
    "/surveys/:surveyId/responses/bulk",
    {
      schema: {
        consumes: ["application/x-ndjson"],
        description: "One answer a line, as for a single one; results line by line.",
        params: SurveyRef,
      },
      config: { scope: "write" },
      bodyLimit: 1024 * 1024 * 1024,
    },
    async ({ principal: { workspaceId }, actor, params: { surveyId }, body }, reply) => {
      await getSurvey(db, { workspaceId, surveyId });
      const record = (batch: readonly z.output<typeof CreateResponse>[]) =>
        recordAnswers(answers, { workspaceId, surveyId, actor }, batch);
      return reply
        .header("content-type", "application/x-ndjson")
        .send(answerLines(linesOf(body), CreateResponse, record));
    },
  );

  app.post(
    "/people/bulk",
    {
      schema: {
        consumes: ["application/x-ndjson"],
        description: "One person a line, as for a single one; known ones are brought up to date.",
      },
      config: { scope: "write" },
      bodyLimit: 1024 * 1024 * 1024,
    },
    async ({ principal: { workspaceId }, body }, reply) => {
      const record = (batch: readonly z.output<typeof CreatePerson>[]) =>
        recordPeople(db, workspaceId, batch);
      return reply
        .header("content-type", "application/x-ndjson")
        .send(answerLines(linesOf(body), CreatePerson, record));
    },
  );
}

function linesOf(body: unknown): Readable {
  if (body && typeof body === "object" && "pipe" in body) return body as Readable;
  throw new KnownError(
    415,
    "not_ndjson",
    "Bulk doors take NDJSON: send content-type application/x-ndjson, one JSON object a line.",
  );
}

/** Reads lines, does a batch at a time, and writes one result for each line, in order. */
function answerLines<T>(
  input: Readable,
  schema: z.ZodType<T>,
  record: (batch: readonly T[]) => Promise<Outcome[]>,
): Readable {
  const out = new PassThrough();
  void work().catch((error: unknown) =>
    out.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return out;

  async function work(): Promise<void> {
    let line = 0;
    let batch: { line: number; parsed: T | null; outcome: Outcome | null }[] = [];
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1;
      if (text.trim() === "") continue;
      batch.push({ line, ...parsed(text, schema) });
      if (batch.length >= BATCH) {
        await flush(batch);
        batch = [];
      }
    }
    await flush(batch);
    out.end();
  }

  async function flush(batch: { line: number; parsed: T | null; outcome: Outcome | null }[]) {
    const good = batch.flatMap(({ parsed: value }) => (value === null ? [] : [value]));
    const results = await recordEach(good, record);
    let next = 0;
    for (const entry of batch) {
      const outcome = entry.outcome ?? results[next++];
      if (!out.write(`${JSON.stringify({ line: entry.line, ...outcome })}\n`)) {
        await new Promise((resolve) => out.once("drain", resolve));
      }
    }
  }
}

function parsed<T>(text: string, schema: z.ZodType<T>) {
  if (text.length > LONGEST_LINE) {
    return {
      parsed: null,
      outcome: refused("line_too_long", "The line is longer than 200,000 characters."),
    };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { parsed: null, outcome: refused("not_json", "The line is not a JSON object.") };
  }
  const result = schema.safeParse(value);
  if (result.success) return { parsed: result.data, outcome: null };
  const [issue] = result.error.issues;
  const field = issue?.path.join(".") || "line";
  return {
    parsed: null,
    outcome: refused("not_valid", `${field}: ${issue?.message ?? "is not valid"}`),
  };
}

/** A batch that fails as a whole is halved until only the line at fault is refused. */
async function recordEach<T>(
  batch: readonly T[],
  record: (batch: readonly T[]) => Promise<Outcome[]>,
): Promise<Outcome[]> {
  if (batch.length === 0) return [];
  try {
    return await record(batch);
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    if (batch.length === 1) return [refused(error.code, error.message)];
    const middle = Math.ceil(batch.length / 2);
    return [
      ...(await recordEach(batch.slice(0, middle), record)),
      ...(await recordEach(batch.slice(middle), record)),
    ];
  }
}

function refused(code: string, message: string): Outcome {
  return { outcome: "refused", id: null, code, message };
}

async function recordAnswers(
  answers: Answers,
  { workspaceId, ...where }: { workspaceId: string; surveyId: string; actor: string },
  batch: readonly z.output<typeof CreateResponse>[],
): Promise<Outcome[]> {
  const now = new Date();
  const wanted = batch.map((body) => requestedAnswer(body, { ...where, now }));
  const recorded = await answers.recordMany(workspaceId, wanted);
  return recorded.map(({ id, created }) => ({
    outcome: created ? "created" : "unchanged",
    id,
  }));
}

async function recordPeople(
  db: Database,
  workspaceId: string,
  batch: readonly z.output<typeof CreatePerson>[],
): Promise<Outcome[]> {
  const records = batch.map((body) => {
    const identity = toIdentity(body);
    if (!identity) {
      throw new KnownError(
        422,
        "identity_missing",
        "A person needs an e-mail address, a phone number or an id of yours (externalId).",
      );
    }
    return {
      identity,
      attributes: body.attributes,
      language: body.language ?? null,
      timeZone: body.timeZone ?? null,
    };
  });
  const upserted = await inTransaction(db, (trx) =>
    upsertPeople(trx, workspaceId, records, new Date()),
  );
  return upserted.map(({ personId, outcome }) => ({ outcome, id: personId }));
}
