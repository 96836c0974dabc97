import { z } from "zod";
import { Id, PageQuery, Timestamp } from "./common.ts";

/** What a colleague can be told of; each can be switched off. */
export const NOTICE_KINDS = [
  "case.yours",
  "case.due",
  "case.missed",
  "case.woke",
  "improvement.checked",
  "announcement.sent",
  "announcement.missed",
  "decision.review",
  "meeting.planned",
  "meeting.moved",
  "meeting.called_off",
  "case.wrote",
  "case.undelivered",
  "promise.yours",
  "promise.due",
  "promise.missed",
  "promise.overdue",
  "person.date",
  "person.contact",
  "person.asked",
  "recognition.yours",
  "exclusion.outcome",
  "training.due",
  "team.joined",
  "absence.stand_in",
] as const;
export const NoticeKind = z.enum(NOTICE_KINDS);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** Something that one colleague is told. */
export const Notice = z.object({
  id: Id,
  kind: NoticeKind,
  /**
   * What it is about: `team:`, `case:`, `promise:`, `improvement:`, `announcement:`, `decision:`, `meeting:`, `person:`,
   * `recognition:`, `response:` or `training:` and an id.
   */
  target: z.string(),
  /** What the sentence names: a team, a day, the number of a case. Never a customer. */
  about: z.record(z.string(), z.union([z.string(), z.number()])),
  at: Timestamp,
  readAt: Timestamp.nullable(),
});
export type Notice = z.infer<typeof Notice>;

export const NoticesQuery = PageQuery.extend({ unread: z.stringbool().optional() });
export const Notices = z.object({
  data: z.array(Notice),
  nextCursor: z.string().nullable(),
  unread: z.int(),
});
/** Those named, or all when none is. */
export const ReadNotices = z.object({ ids: z.array(Id).min(1).max(200).optional() });
export const NoticesRead = z.object({ read: z.int() });

/** How somebody wants to be told of one kind of thing. */
export const NoticeSetting = z.object({
  kind: NoticeKind,
  inApp: z.boolean(),
  byMail: z.boolean(),
});
export type NoticeSetting = z.infer<typeof NoticeSetting>;

const Hour = z.int().min(0).max(23);
/** Hours of the day, half-open; from 22 to 7 they go over midnight. */
export const QuietHours = z
  .object({ from: Hour, to: Hour })
  .refine(({ from, to }) => from !== to, "must be two hours");
export type QuietHours = z.infer<typeof QuietHours>;

/** When mails about alerts reach a colleague; in the product an alert stands at once. */
export const AlertHours = z.object({
  /** `never` waits; `working` hours of their calendar; outside of their `quiet` hours. */
  wait: z.enum(["never", "working", "quiet"]),
  /** By the clock of the colleague's time zone; counts where `wait` is `quiet`. */
  quiet: QuietHours,
  /** Rules marked as urgent do not wait. */
  urgentAtOnce: z.boolean(),
});
export type AlertHours = z.infer<typeof AlertHours>;

export const NoticeSettings = z.object({
  data: z.array(NoticeSetting),
  alertHours: AlertHours,
  /** False while the server has no mail server: nothing is mailed then. */
  mailWorks: z.boolean(),
});
/** What is left out stays as it is. */
export const SaveNoticeSettings = z.object({
  settings: z.array(NoticeSetting).min(1).max(50).optional(),
  alertHours: AlertHours.optional(),
});
