import type { GoalStanding } from "@candor/contract/goal.ts";
import type { ResponseItem } from "@candor/contract/response.ts";

/** A customer as an event names them. */
export interface EventPerson {
  id: string;
  externalId: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  createdAt: string;
}

/** An answer as it was when the event happened: the shape of the API, and its id in another tool. */
export interface EventResponse extends ResponseItem {
  externalId: string | null;
  notes: { id: string; text: string; by: string; at: string }[];
}

/** A case as an event names it. */
export interface EventCase {
  id: string;
  number: number;
  state: string;
  priority: string;
  owner: string | null;
  teamId: string | null;
  causeId: string | null;
  outcome: string | null;
  /** Then nothing of its answer or customer is told. */
  sensitive: boolean;
  openedAt: string;
  dueAt: string | null;
  dueKind: string | null;
}

/** A promise as an event names it. */
export interface EventPromise {
  id: string;
  /** Null where its case is sensitive. */
  words: string | null;
  caseId: string | null;
  owner: string | null;
  madeAt: string;
  firstDueAt: string;
  dueAt: string;
  fate: string;
}

/** An improvement as an event names it; the figures before and after are in the API. */
export interface EventImprovement {
  id: string;
  number: number;
  title: string;
  state: string;
  surveyId: string;
  owner: string | null;
  beganOn: string | null;
  checkOn: string | null;
  verdict: string | null;
  decision: string | null;
}

/** An announcement as an event names it: how many were told, and nobody by name. */
export interface EventAnnouncement {
  id: string;
  number: number;
  title: string;
  improvementId: string | null;
  recipients: number;
  sent: number;
  unconfirmed: number;
  notDelivered: number;
  leftOut: number;
  startedAt: string | null;
  finishedAt: string | null;
}

/** An alert as an event names it: the numbers are those of the moment it was raised. */
export interface EventAlert {
  id: string;
  rule: string;
  kind: string;
  /** Each value of which is watched by itself, and the one that it is about. */
  property: string | null;
  value: string | null;
  at: string;
  since: string;
  before: {
    answers: number;
    score: number | null;
    lower: number | null;
    upper: number | null;
  };
  /** Below ten answers there is no score. */
  now: { answers: number; score: number | null; lower: number | null; upper: number | null };
  /** Where a share is watched: of `n` so many have it, 0–1 with its interval; and before. */
  share?: AlertShare & { before: AlertShare };
  /** Where answers are awaited: so many were to be expected, so many came. */
  volume?: { expected: number; got: number };
  /** Where something was found: a signal of unusual answers, or a goal that slips. */
  finding?: { what: string; name: string };
  outcome: string | null;
  note: string | null;
  by: string | null;
}

/** An idea as an event names it. */
export interface EventIdea {
  id: string;
  number: number;
  title: string;
  state: string;
  /** `waiting` until a colleague looked; strangers read only what is `public`. */
  look: string;
  source: string;
  answer: string;
  /** People and browsers who want it, each once. */
  votes: number;
  mergedInto: string | null;
  improvementId: string | null;
}

/** A testimonial as an event names it. */
export interface EventTestimonial {
  id: string;
  state: string;
  places: string[];
  /** Whether its author got something for answering: it must stand beside the words. */
  rewarded: boolean;
  /** Null while its author has not agreed to it, and for ever once they withdrew. */
  text: string | null;
  shownAs: string | null;
  publishedAt: string | null;
  withdrawnAt: string | null;
  withdrawnBecause: string | null;
}

/** What came of somebody's link so far, and the first purchase that this is about. */
export interface EventReferral {
  linkId: string;
  token: string;
  arrivals: number;
  firstPurchases: number;
  purchase: { personId: string; at: string; amount: string; currency: string } | null;
}

/** Somebody who would do more; no score. */
export interface EventAmbassador {
  responseId: string;
  kinds: string[];
  words: string;
  at: string;
  doneAt: string | null;
}

/** A goal as an event names it: the figures are those that it was judged by. */
export type EventGoal = Pick<
  GoalStanding,
  | "id"
  | "measure"
  | "surveyId"
  | "viewId"
  | "teamId"
  | "accountId"
  | "about"
  | "target"
  | "by"
  | "closed"
  | "needed"
  | "outlook"
> & { owner: string | null };

/** A decision as an event names it. */
export interface EventDecision {
  id: string;
  number: number;
  question: string;
  choice: string;
  state: string;
  decidedOn: string;
  decidedBy: string[];
  reviewOn: string | null;
  outcome: string | null;
  supersededBy: string | null;
  insteadOf: string | null;
}

/** An offer as an event names it, with the code that it is about. */
export interface EventOffer {
  id: string;
  /** By language. */
  title: Record<string, string>;
  endsAt: string | null;
  code: string | null;
  personId: string | null;
  redeemedAt: string | null;
}

/** A chat as an event names it: no word of it, and nothing that somebody only typed about themselves. */
export interface EventChat {
  /** That of its conversation. */
  id: string;
  surveyId: string;
  personId: string;
  /** Whether the site's server signed for them. */
  vouched: boolean;
  /** Path of the page where it began. */
  page: string | null;
  beganAt: string;
  waitingSince: string | null;
  firstReplyAt: string | null;
  owner: string | null;
  caseId: string | null;
  endedAt: string | null;
}

interface AlertShare {
  has: number;
  n: number;
  value: number;
  lower: number;
  upper: number;
}

/**
 * What an event is about, frozen when it happens. Every format is rendered from this, so that an
 * attempt of tomorrow says what the first one said.
 */
export interface EventData {
  workspace: { id: string; name: string; language: string };
  survey: { id: string; name: string } | null;
  response: EventResponse | null;
  person: EventPerson | null;
  /** Of an event about a case. */
  case?: EventCase;
  /** Of an event about a promise. */
  promise?: EventPromise;
  /** Of an event about an improvement. */
  improvement?: EventImprovement;
  /** Of an event about an announcement. */
  announcement?: EventAnnouncement;
  /** Of an event about an idea. */
  idea?: EventIdea;
  /** Of an event about a testimonial. */
  testimonial?: EventTestimonial;
  /** Of an event about somebody who would do more. */
  ambassador?: EventAmbassador;
  /** Of an event about a recommendation; `person` is who recommended. */
  referral?: EventReferral;
  /** Of an event about a decision. */
  decision?: EventDecision;
  /** Of an event about an offer. */
  offer?: EventOffer;
  /** Of an event about a chat. */
  chat?: EventChat;
  /** Of an event about an alert. */
  alert?: EventAlert;
  /** Of an event about a goal. */
  goal?: EventGoal;
  /** Of an update: field → what it was and became. */
  changes?: Record<string, { from: unknown; to: unknown }>;
  /** Of an answer that was deleted: nothing of it is kept but this. */
  deleted?: { responseId: string; surveyId: string };
  /** Sent by hand to try the webhook; nobody answered anything. */
  test?: true;
  /** Of an unsubscription. */
  unsubscribed?: { at: string; channel: string | null; reason: string | null };
}

/** An event as it is stored and sent. */
export interface StoredEvent {
  /** Travels as `webhook-id`. */
  id: string;
  type: string;
  subjectId: string;
  occurredAt: Date;
  data: EventData;
}
