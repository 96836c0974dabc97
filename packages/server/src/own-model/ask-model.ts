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
const REPLY_BYTES = 48_000;
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
  { model, without }: Pick<ModelSettings, "model" | "without">,
  { system, data, mostTokens }: Pick<Question<unknown>, "system" | "data" | "mostTokens">,
): Record<string, unknown> {
  const wishes = {
    temperature: 0,
    max_tokens: mostTokens,
    response_format: { type: "json_object" },
  };
  return {
    model,
    ...Object.fromEntries(Object.entries(wishes).filter(([name]) => !without.includes(name))),
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
  let without = settings.without;
  for (;;) {
    const asked = await once(deps, workspaceId, { ...settings, without }, question);
    const refused = asked.ok ? [] : refusedWishes(asked, without);
    if (refused.length > 0) {
      without = [...without, ...refused];
      continue;
    }
    if (asked.ok && without !== settings.without) await leaveOut(deps.db, workspaceId, without);
    return asked;
  }
}

/**
 * What of a request an endpoint names when it refuses it: some know no `response_format`, some models take no
 * `temperature`. Each is asked for in words or by the limits of this server too, so it is left out from then on.
 */
function refusedWishes(
  { problem, detail }: { problem: ModelProblem; detail: string },
  without: readonly string[],
): string[] {
  if (problem !== "bad_request") return [];
  return ["temperature", "max_tokens", "response_format"].filter(
    (name) => detail.includes(name) && !without.includes(name),
  );
}

function incomplete({ baseUrl, model }: ModelSettings): ModelProblem | null {
  return baseUrl === "" || model === "" ? "off" : null;
}

function notNow(settings: ModelSettings, use: ModelUse, now: Date): ModelProblem | null {
  if (!settings.enabled || incomplete(settings)) return "off";
  if (!settings.uses.includes(use)) return "use_off";
  return settings.quietUntil !== null && settings.quietUntil > now ? "resting" : null;
}

async function once<T>(
  deps: ModelDeps,
  workspaceId: string,
  settings: ModelSettings,
  question: Question<T>,
): Promise<Asked<T>> {
  const { db, check, timeoutMs = TIMEOUT_MS } = deps;
  const key = keyOf(deps.secret, workspaceId, settings);
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
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      },
      body,
    },
    { check, timeoutMs, mostBytes: REPLY_BYTES },
  );
  const told = withoutKey(judged(outcome), key);
  const read = told.ok ? readAnswer(told.body) : { ...told, tokens: 0 };
  const used = body.length + (outcome.answer?.body.length ?? 0);
  await settle(db, cost, { used, tokens: read.tokens });
  const asked = believed(read, settings.model, question);
  await noteOutcome(deps, workspaceId, settings, asked, retryAfter(outcome, deps.now()));
  return asked;
}

function keyOf(
  secret: ServerSecret,
  workspaceId: string,
  { sealed }: ModelSettings,
): string | null {
  return sealed === null ? null : unseal(secret, sealed, placeOfModelKey(workspaceId));
}

/** Endpoints like to repeat a key that they refuse; it is not shown again. */
function withoutKey<T extends { ok: boolean }>(told: T, key: string | null): T {
  if (key === null || !("detail" in told) || typeof told.detail !== "string") return told;
  return { ...told, detail: told.detail.replaceAll(key, "…") };
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

async function leaveOut(
  db: Database,
  workspaceId: string,
  without: readonly string[],
): Promise<void> {
  await db
    .updateTable("own_model")
    .set({ without: [...without] })
    .where("workspace_id", "=", workspaceId)
    .execute();
}
