import type { ModelProblem, ModelUse } from "@candor/contract/own-model.ts";
import { pauseAfter } from "../due-work/back-off.ts";
import type { AddressCheck } from "../integrations/webhooks/deliver/address-check.ts";
import { type Outcome, sendRequest } from "../integrations/webhooks/deliver/send-request.ts";
import { todayOf } from "../scores/today.ts";
import type { Database } from "../storage/database.ts";
import { unseal } from "../workspaces/sealed.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { modelSettings } from "./model-queries.ts";
import { type Asked, isOfItsWords, type ModelSettings } from "./own-model.ts";
import { readAnswer } from "./read-answer.ts";
import { reserve, settle } from "./spend.ts";

export interface ModelDeps {
  db: Database;
  secret: ServerSecret;
  /** Which addresses a model may be at. */
  check: AddressCheck;
  now: () => Date;
  random: () => number;
  /** So long one request may take. */
  timeoutMs?: number;
}

/** What a model is asked: instructions, and apart from them the data. */
export interface Question<T> {
  system: string;
  /** Sent as JSON: nothing that stands in a comment can end it. */
  data: unknown;
  mostTokens: number;
  /** What of the answer is believed; null where nothing is. */
  read: (json: unknown) => T | null;
}

/** As much of a reply as is read: a whole batch of readings is a fifth of it. */
export const REPLY_BYTES = 48_000;
const TIMEOUT_MS = 30_000;
const BACK_OFF = { firstMs: 10_000, factor: 4, longestMs: 3_600_000 };
const LONGEST_REST_MS = 6 * 3_600_000;

/** Where the key of a workspace's model may be opened. */
export function placeOfModelKey(workspaceId: string): string {
  return `own_model:${workspaceId}`;
}

/** The address that is asked. */
export function completionsUrl(baseUrl: string): string {
  return `${baseUrl.replace(/\/+$/, "")}/chat/completions`;
}

/** The body of a request; also what the settings show as an example. */
export function requestBody(
  { model, jsonMode }: Pick<ModelSettings, "model" | "jsonMode">,
  { system, data, mostTokens }: Pick<Question<unknown>, "system" | "data" | "mostTokens">,
): Record<string, unknown> {
  return {
    model,
    temperature: 0,
    max_tokens: mostTokens,
    ...(jsonMode ? { response_format: { type: "json_object" } } : {}),
    messages: [
      { role: "system", content: system },
      { role: "user", content: JSON.stringify(data) },
    ],
  };
}

/**
 * Asks the workspace's own model, once: within the day's caps, at an allowed address, not while it rests after a
 * failure. What it says is checked before it is believed. No connection to the database is held meanwhile.
 *
 * @param test asks though it is off or rests, and costs of the caps like anything else.
 */
export async function askModel<T>(
  deps: ModelDeps,
  { workspaceId, use, test = false }: { workspaceId: string; use: ModelUse; test?: boolean },
  question: Question<T>,
): Promise<Asked<T>> {
  // Read for every question: switched off is off from the next request on.
  const settings = await modelSettings(deps.db, workspaceId);
  const refusal = test ? incomplete(settings) : notNow(settings, use, deps.now());
  if (refusal) return failed(refusal, "");
  const first = await once(deps, workspaceId, settings, question);
  if (first.ok || !settings.jsonMode || !first.refusesJsonMode) return first;
  // Some endpoints do not know `response_format`: JSON is asked for in words anyway.
  const plain = await once(deps, workspaceId, { ...settings, jsonMode: false }, question);
  if (plain.ok) await setJsonMode(deps.db, workspaceId, false);
  return plain;
}

function incomplete({ baseUrl, model }: ModelSettings): ModelProblem | null {
  return baseUrl === "" || model === "" ? "off" : null;
}

function notNow(settings: ModelSettings, use: ModelUse, now: Date): ModelProblem | null {
  if (!settings.enabled || incomplete(settings)) return "off";
  if (!settings.uses.includes(use)) return "use_off";
  return settings.quietUntil !== null && settings.quietUntil > now ? "resting" : null;
}

type AskedOnce<T> = Asked<T> & { refusesJsonMode?: boolean };

async function once<T>(
  deps: ModelDeps,
  workspaceId: string,
  settings: ModelSettings,
  question: Question<T>,
): Promise<AskedOnce<T>> {
  const { db, check, timeoutMs = TIMEOUT_MS } = deps;
  const body = JSON.stringify(requestBody(settings, question));
  const day = await todayOf(db, workspaceId, deps.now());
  const cost = { workspaceId, day, characters: body.length + REPLY_BYTES };
  const cap = await reserve(db, cost, settings);
  if (cap) return failed(cap, "");
  const outcome = await sendRequest(
    {
      method: "POST",
      url: completionsUrl(settings.baseUrl),
      headers: {
        "content-type": "application/json",
        accept: "application/json",
        // What is compressed is of any length once it is opened.
        "accept-encoding": "identity",
        "user-agent": "Candor",
        ...authorization(deps.secret, workspaceId, settings),
      },
      body,
    },
    { check, timeoutMs, mostBytes: REPLY_BYTES },
  );
  const told = judged(outcome);
  const read = told.ok ? readAnswer(told.body) : { ...told, tokens: 0 };
  const used = body.length + (outcome.answer?.body.length ?? 0);
  await settle(db, cost, { used, tokens: read.tokens });
  const asked = believed(read, settings.model, question);
  await noteOutcome(deps, workspaceId, settings, asked, retryAfter(outcome, deps.now()));
  const refusesJsonMode =
    !asked.ok && asked.problem === "bad_request" && /response_format|json/i.test(asked.detail);
  return { ...asked, refusesJsonMode };
}

function authorization(
  secret: ServerSecret,
  workspaceId: string,
  { sealed }: ModelSettings,
): Record<string, string> {
  if (sealed === null) return {};
  return { authorization: `Bearer ${unseal(secret, sealed, placeOfModelKey(workspaceId))}` };
}

function believed<T>(
  read: ReturnType<typeof readAnswer>,
  model: string,
  question: Question<T>,
): Asked<T> {
  if (!read.ok) return failed(read.problem, read.detail);
  const value = question.read(read.json);
  if (value !== null) return { ok: true, value, model };
  return failed("invalid", "The model's answer did not pass the checks.");
}

type Judged = { ok: true; body: string } | { ok: false; problem: ModelProblem; detail: string };

/** What the reply is worth, before anybody looks into it. */
function judged({ answer, error, isRefused }: Outcome): Judged {
  if (!answer) {
    const detail = error ?? "";
    if (isRefused) return failed("address", detail);
    return failed(/^No answer within/.test(detail) ? "timeout" : "unreachable", detail);
  }
  const { status, body } = answer;
  const detail = `${status}: ${body.slice(0, 300)}`;
  if (status >= 300 && status < 400) {
    return failed("redirected", `${status}: redirects are not followed; use the final address.`);
  }
  if (status === 401 || status === 403) return failed("refused", detail);
  if (status === 404) return failed("not_found", detail);
  if (status === 429) return failed("rate_limited", detail);
  if (status >= 500) return failed("server_error", detail);
  if (status >= 400) return failed("bad_request", detail);
  if (Buffer.byteLength(body) >= REPLY_BYTES) {
    return failed(
      "too_large",
      `The reply is longer than ${REPLY_BYTES.toLocaleString("en")} bytes.`,
    );
  }
  return { ok: true, body };
}

function failed(problem: ModelProblem, detail: string) {
  return { ok: false, problem, detail } as const;
}

/** `Retry-After` in seconds or as a date; null where it says neither. */
function retryAfter({ answer }: Outcome, now: Date): Date | null {
  const said = answer?.headers["retry-after"];
  if (!said) return null;
  const seconds = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - now.getTime();
  if (!Number.isFinite(seconds) || seconds <= 0) return null;
  return new Date(now.getTime() + Math.min(seconds, LONGEST_REST_MS));
}

/** Notes that it works; or lets it rest, longer each time it fails. */
async function noteOutcome(
  { db, now, random }: ModelDeps,
  workspaceId: string,
  { failures }: ModelSettings,
  asked: Asked<unknown>,
  until: Date | null,
): Promise<void> {
  const works = asked.ok || isOfItsWords(asked.problem);
  const at = now();
  const rested = new Date(at.getTime() + pauseAfter(failures + 1, BACK_OFF, random));
  await db
    .updateTable("own_model")
    .set(
      works
        ? {
            ...{ failures: 0, quiet_until: null, quiet_why: null, quiet_detail: "" },
            ...(asked.ok ? { last_worked_at: at } : {}),
          }
        : {
            failures: failures + 1,
            quiet_until: until !== null && until > rested ? until : rested,
            quiet_why: asked.problem,
            quiet_detail: asked.detail.slice(0, 500),
          },
    )
    .where("workspace_id", "=", workspaceId)
    .execute();
}

async function setJsonMode(db: Database, workspaceId: string, jsonMode: boolean): Promise<void> {
  await db
    .updateTable("own_model")
    .set({ json_mode: jsonMode })
    .where("workspace_id", "=", workspaceId)
    .execute();
}
