import { sql } from "kysely";
import type { AlertNews } from "../../../alerts/alert-news.ts";
import type { AnnouncementNews } from "../../../announcements/announcement.ts";
import type { CaseNews } from "../../../cases/case-news.ts";
import type { AmbassadorNews } from "../../../channels/door/ambassador-news.ts";
import type { ChatNews } from "../../../conversations/chat.ts";
import type { DecisionNews } from "../../../decisions/decision.ts";
import type { IdeaNews } from "../../../ideas/idea.ts";
import type { ImprovementNews } from "../../../improvements/improvement.ts";
import type { TellUnsubscribed, Unsubscription } from "../../../invitations/unsubscribe.ts";
import type { OfferNews } from "../../../offers/offer.ts";
import type { TestimonialNews } from "../../../praise/testimonial.ts";
import type { PromiseNews } from "../../../promises/promise-news.ts";
import type { ReferralNews } from "../../../referrals/referral.ts";
import type { ResponseRow } from "../../../responses/revision.ts";
import type { AnswerEvent, Happening, Step } from "../../../responses/step.ts";
import type { Transaction } from "../../../storage/database.ts";
import { lockWorkspace } from "../../../storage/workspace-lock.ts";
import { alertEvent } from "./alert-events.ts";
import { announcementEvent } from "./announcement-events.ts";
import { caseEvent, eventOfCase } from "./case-events.ts";
import { chatEvent } from "./chat-events.ts";
import { decisionEvent } from "./decision-events.ts";
import { emitEvents, listenersTo, type NewEvent } from "./emit-events.ts";
import type { EventData, EventPerson } from "./event-data.ts";
import { type GoalNews, goalEvent } from "./goal-events.ts";
import { ideaEvent } from "./idea-events.ts";
import { improvementEvent } from "./improvement-events.ts";
import { offerEvents } from "./offer-events.ts";
import { ambassadorEvent, testimonialEvent } from "./praise-events.ts";
import { promiseEvent } from "./promise-events.ts";
import { referralEvent } from "./referral-events.ts";
import { snapshotResponses } from "./snapshot.ts";
import { wakeDeliveries } from "./wake-deliveries.ts";

/**
 * Where events are written: in the transaction of what they tell of, so that each exists exactly
 * once. `app/pipeline.ts` has it in its list.
 */
export interface Outbox {
  /** Tells of answers that were given and changed. Imported history is not news, and what is held back waits. */
  answers: Step;
  unsubscribed: TellUnsubscribed;
  /** Tells of what becomes of cases. */
  cases: CaseNews;
  /** Tells of promises. */
  promises: PromiseNews;
  /** Tells of what becomes of improvements. */
  improvements: ImprovementNews;
  /** Tells of announcements that have reached everybody. */
  announcements: AnnouncementNews;
  /** Tells of ideas. */
  ideas: IdeaNews;
  /** Tells of words that may be quoted, or not any more. */
  testimonials: TestimonialNews;
  /** Tells of those who would do more. */
  ambassadors: AmbassadorNews;
  /** Tells of who came through a link, and of first purchases. */
  referrals: ReferralNews;
  /** Tells of what was decided, and that somebody should look at what became of it. */
  decisions: DecisionNews;
  /** Tells of what becomes of chats, without a word of them. */
  chats: ChatNews;
  /** Tells of codes that were given and taken in, and of offers that ended. */
  offers: OfferNews;
  /** Tells of alerts that were raised, and of what came of them. */
  alerts: AlertNews;
  /** Tells of goals that were reached, missed, or are hardly to be reached any more. */
  goals: GoalNews;
  /** Tells that the comments of answers were read, in the transaction that keeps what was read. */
  read(
    trx: Transaction,
    told: { workspaceId: string; ids: readonly string[]; now: Date },
  ): Promise<void>;
}

const RESPONSE_EVENTS = [
  "response.created",
  "response.updated",
  "response.excluded",
  "response.deleted",
];

/** Writes events and their deliveries, and wakes whoever delivers, in the same transaction. */
export function webhookOutbox(): Outbox {
  async function emit(
    trx: Transaction,
    workspaceId: string,
    types: readonly string[],
    now: Date,
    describe: () => Promise<NewEvent[]>,
  ): Promise<void> {
    const listeners = await listenersTo(trx, workspaceId, types);
    if (listeners.length === 0) return;
    const webhookIds = await emitEvents(trx, workspaceId, listeners, await describe(), now);
    await wakeDeliveries(trx, { workspaceId, webhookIds, now });
  }

  async function tell(trx: Transaction, happening: Happening): Promise<void> {
    const { workspaceId, kind, now } = happening;
    // Nobody listens nearly always: asked before anything is read.
    const types = kind === "recorded" ? ["response.created"] : RESPONSE_EVENTS;
    const news = happening.events.filter((event) => typeOf(event) !== null);
    if (news.length === 0) return;
    await emit(trx, workspaceId, types, now, () => answerEvents(trx, workspaceId, news));
  }

  return {
    answers: {
      name: "webhooks",
      hears: ["recorded", "revised"],
      hearsQuiet: [],
      when: "within",
      ifItFails: "retry",
      run: tell,
    },

    async cases(trx, happening) {
      const type = eventOfCase(happening);
      if (type === null) return;
      const { workspaceId, now } = happening;
      await emit(trx, workspaceId, [type], now, () => caseEvent(trx, happening, type));
    },

    async promises(trx, happening) {
      const { workspaceId, kind, now } = happening;
      const type = `promise.${kind}`;
      await emit(trx, workspaceId, [type], now, () => promiseEvent(trx, happening, type));
    },

    async improvements(trx, happening) {
      const { workspaceId, kind, now } = happening;
      const type = `improvement.${kind}`;
      await emit(trx, workspaceId, [type], now, () => improvementEvent(trx, happening, type));
    },

    async announcements(trx, happening) {
      const { workspaceId, kind, now } = happening;
      const type = `announcement.${kind}`;
      await emit(trx, workspaceId, [type], now, () => announcementEvent(trx, happening, type));
    },

    async ideas(trx, happening) {
      const { workspaceId, kind, now } = happening;
      const type = `idea.${kind}`;
      await emit(trx, workspaceId, [type], now, () => ideaEvent(trx, happening, type));
    },

    async testimonials(trx, happening) {
      const { workspaceId, kind, now } = happening;
      const type = `testimonial.${kind}`;
      await emit(trx, workspaceId, [type], now, () => testimonialEvent(trx, happening, type));
    },

    async ambassadors(trx, happening) {
      const { workspaceId, kind, now } = happening;
      const type = `ambassador.${kind}`;
      await emit(trx, workspaceId, [type], now, () => ambassadorEvent(trx, happening, type));
    },

    async referrals(trx, happening) {
      const { workspaceId, kind, now } = happening;
      const type = `referral.${kind}`;
      await emit(trx, workspaceId, [type], now, () => referralEvent(trx, happening, type));
    },

    async decisions(trx, happening) {
      const { workspaceId, kind, now } = happening;
      const type = `decision.${kind}`;
      await emit(trx, workspaceId, [type], now, () => decisionEvent(trx, happening, type));
    },

    async offers(trx, happening) {
      const { workspaceId, kind, now } = happening;
      const type = `offer.${kind}`;
      await emit(trx, workspaceId, [type], now, () => offerEvents(trx, happening, type));
    },

    async chats(trx, happening) {
      const { workspaceId, kind, now } = happening;
      const type = `chat.${kind}`;
      await emit(trx, workspaceId, [type], now, () => chatEvent(trx, happening, type));
    },

    async alerts(trx, happening) {
      const type = `alert.${happening.kind}`;
      const { workspaceId, now } = happening;
      await emit(trx, workspaceId, [type], now, () => alertEvent(trx, happening, type));
    },

    async goals(trx, happening) {
      const { workspaceId, kind, now } = happening;
      const type = `goal.${kind}`;
      await emit(trx, workspaceId, [type], now, () => goalEvent(trx, happening, type));
    },

    async unsubscribed(trx, unsubscription) {
      const { workspaceId, now } = unsubscription;
      await emit(trx, workspaceId, ["person.unsubscribed"], now, () =>
        unsubscriptionEvent(trx, unsubscription),
      );
    },

    async read(trx, { workspaceId, ids, now }) {
      await emit(trx, workspaceId, ["response.read"], now, async () => {
        const data = await snapshotResponses(trx, workspaceId, ids);
        return ids.flatMap((id) => {
          const { response } = data.get(id) ?? {};
          // What is held back is nobody's business yet.
          return response?.quarantine ? [] : responseEvent("response.read", data.get(id));
        });
      });
    },
  };
}

/** What is told of an answer; null when it is nobody's business yet, or any more. */
function typeOf({ before, after, changes }: AnswerEvent): string | null {
  if (changes.deleted_at && after.deleted_at) return "response.deleted";
  if (after.deleted_at || after.quarantine_reason) return null;
  if (before === null) return "response.created";
  // Let in at last: for the outside it happens now.
  if (changes.quarantine_reason) return after.exclusion_reason ? null : "response.created";
  if (changes.exclusion_reason && after.exclusion_reason) return "response.excluded";
  return "response.updated";
}

async function answerEvents(
  trx: Transaction,
  workspaceId: string,
  events: readonly AnswerEvent[],
): Promise<NewEvent[]> {
  const ids = events.map(({ after }) => after.id);
  const data = await snapshotResponses(trx, workspaceId, ids);
  return events.flatMap((event) => {
    const type = typeOf(event);
    const snapshot = data.get(event.after.id);
    if (type === null) return [];
    if (type === "response.deleted") return deletionEvent(event.after, snapshot);
    return responseEvent(type, snapshot, type === "response.created" ? undefined : event.changes);
  });
}

function responseEvent(
  type: string,
  data: EventData | undefined,
  changes?: EventData["changes"],
): NewEvent[] {
  if (!data?.response) return [];
  return [
    {
      type,
      subjectId: data.response.id,
      personId: data.person?.id ?? null,
      data: changes ? { ...data, changes } : data,
    },
  ];
}

/** Says that an answer is gone, and repeats nothing of it; filters still see whose it was. */
function deletionEvent(row: ResponseRow, snapshot: EventData | undefined): NewEvent[] {
  return responseEvent("response.deleted", snapshot).map((event) => ({
    ...event,
    kept: {
      ...event.data,
      response: null,
      person: null,
      deleted: { responseId: row.id, surveyId: row.survey_id },
    },
  }));
}

async function unsubscriptionEvent(
  trx: Transaction,
  { workspaceId, personId, channel, reason, now }: Unsubscription,
): Promise<NewEvent[]> {
  // Events about one person arrive in order, as those about one answer do.
  await lockWorkspace(trx, workspaceId);
  const { rows } = await sql<
    Omit<EventPerson, "createdAt"> & {
      createdAt: Date;
      workspace: string;
      workspace_language: string;
    }
  >`
    select p.id, p.external_id as "externalId", p.name, p.email, p.phone,
      p.created_at as "createdAt", w.name as workspace, w.language as workspace_language
    from person p join workspace w on w.id = p.workspace_id
    where p.workspace_id = ${workspaceId} and w.id = ${workspaceId} and p.id = ${personId}
  `.execute(trx);
  const found = rows[0];
  if (!found) return [];
  const { workspace, workspace_language, ...person } = found;
  return [
    {
      type: "person.unsubscribed",
      subjectId: personId,
      personId,
      data: {
        workspace: { id: workspaceId, name: workspace, language: workspace_language },
        survey: null,
        response: null,
        person: { ...person, createdAt: person.createdAt.toISOString() },
        unsubscribed: { at: now.toISOString(), channel, reason },
      },
    },
  ];
}
