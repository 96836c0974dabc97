import type { ModelProblem, ModelUse } from "@candor/contract/own-model.ts";
import { KnownError } from "../errors/known-error.ts";

/** A workspace's own model as it is asked: where it is and what it may do. */
export interface ModelSettings {
  enabled: boolean;
  baseUrl: string;
  model: string;
  sealed: string | null;
  languages: readonly string[];
  uses: readonly ModelUse[];
  /** What it read stands instead of what the embedded reader read. */
  instead: boolean;
  requestsADay: number;
  charactersADay: number;
  /** Parameters of a request that the endpoint refused; they are left out. */
  without: readonly string[];
  failures: number;
  quietUntil: Date | null;
  quietWhy: ModelProblem | null;
  quietDetail: string;
  lastWorkedAt: Date | null;
}

/** What holds before anybody set anything: nothing is sent anywhere. */
export const NO_MODEL: ModelSettings = {
  enabled: false,
  baseUrl: "",
  model: "",
  sealed: null,
  languages: [],
  uses: [],
  instead: false,
  requestsADay: 500,
  charactersADay: 2_000_000,
  without: [],
  failures: 0,
  quietUntil: null,
  quietWhy: null,
  quietDetail: "",
  lastWorkedAt: null,
};

/** Whether it may be asked for something of this kind. */
export function isUsedFor(settings: ModelSettings, use: ModelUse): boolean {
  return settings.enabled && settings.uses.includes(use);
}

/** Whether what it read stands instead of the embedded reading. */
export function standsInstead(settings: ModelSettings): boolean {
  return settings.instead && isUsedFor(settings, "reading");
}

/** Whether comments of a language may be sent; no list is every language. */
export function maySend({ languages }: ModelSettings, language: string): boolean {
  return languages.length === 0 || languages.includes(language);
}

/** What came of asking a model: something that passed every check, or why there is nothing. */
export type Asked<T> =
  | { ok: true; value: T; model: string }
  | { ok: false; problem: ModelProblem; detail: string };

/** Problems that one comment may cause, by what stands in it; all others are the endpoint's, or ours. */
const OF_A_COMMENT: readonly ModelProblem[] = [
  ...(["invalid", "cut_off", "too_large", "timeout", "server_error"] as const),
  ...(["bad_request", "garbage"] as const),
];

export function mayBeOfComment(problem: ModelProblem): boolean {
  return OF_A_COMMENT.includes(problem);
}

/** The endpoint answers, and what it says is no use: that is no reason to leave it alone. */
const OF_ITS_WORDS: readonly ModelProblem[] = ["invalid", "cut_off", "too_large"];

export function isOfItsWords(problem: ModelProblem): boolean {
  return OF_ITS_WORDS.includes(problem);
}

/** Told to whoever asked on a screen. */
export function modelFailed(problem: ModelProblem, detail: string): KnownError {
  const known = SENTENCES[problem];
  return new KnownError(known?.status ?? 502, `model_${problem}`, known?.says ?? detail);
}

const SENTENCES: Partial<Record<ModelProblem, { status: number; says: string }>> = {
  off: {
    status: 409,
    says: "No model of your own is switched on. An admin can set one up under Themes, How comments are read.",
  },
  use_off: {
    status: 409,
    says: "The model is not switched on for this. An admin can allow it in its settings.",
  },
  cap_requests: {
    status: 429,
    says: "The model's requests of today are used up. It can be asked again tomorrow, or an admin raises the daily cap.",
  },
  cap_characters: {
    status: 429,
    says: "The model's characters of today are used up. It can be asked again tomorrow, or an admin raises the daily cap.",
  },
  resting: {
    status: 503,
    says: "The model failed a moment ago and is left alone for a while; its settings say why and until when.",
  },
  too_long: {
    status: 422,
    says: "The comment is longer than what is sent to a model at once (6,000 characters).",
  },
  invalid: {
    status: 502,
    says: "The model answered, and its answer did not pass the checks, so it is not shown. Asking again may help.",
  },
};
