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
   * What it is about: `team:`, `case:`, `promise:`, `improvement:`, `announcement:`, `decision:`, `person:`,
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
export const NoticeSettings = z.object({
  data: z.array(NoticeSetting),
  /** False while the server has no mail server: nothing is mailed then. */
  mailWorks: z.boolean(),
});
export const SaveNoticeSettings = z.object({ settings: z.array(NoticeSetting).min(1).max(50) });
