import { z } from "zod";
import { Id, PageQuery, Timestamp } from "./common.ts";

/** Something may not be removed: nothing that is on hold goes by retention or erasure. */
export const LegalHold = z.object({
  id: Id,
  /** Null for everything of the workspace. `name`: what they are called, null when nothing is known. */
  person: z.object({ id: Id, name: z.string().nullable() }).nullable(),
  reason: z.string(),
  placedBy: z.string(),
  placedAt: Timestamp,
  liftedBy: z.string().nullable(),
  liftedAt: Timestamp.nullable(),
});
export type LegalHold = z.infer<typeof LegalHold>;
export const LegalHolds = z.object({ data: z.array(LegalHold) });

export const PlaceHold = z.object({
  personId: Id.nullable(),
  reason: z.string().trim().min(1).max(500),
});
export type PlaceHold = z.infer<typeof PlaceHold>;

export const DATA_REQUEST_KINDS = ["export", "erasure"] as const;

/** Somebody asks for a copy of what is known of them, or to be forgotten. */
export const DataRequest = z.object({
  id: Id,
  person: z.object({ id: Id, name: z.string().nullable() }),
  kind: z.enum(DATA_REQUEST_KINDS),
  /** `unconfirmed`: they have not said yet, by the mail they got, that it was they. */
  state: z.enum(["unconfirmed", "open", "done", "refused"]),
  askedAt: Timestamp,
  /** `customer`, or the colleague who took it down. */
  askedBy: z.string(),
  confirmedAt: Timestamp.nullable(),
  confirmedBy: z.enum(["mail", "colleague"]).nullable(),
  /** One calendar month after it was asked, three when it was extended (article 12 GDPR). */
  dueAt: Timestamp.nullable(),
  extendedAt: Timestamp.nullable(),
  settledAt: Timestamp.nullable(),
  settledBy: z.string().nullable(),
  /** Why it was refused or takes longer, as the person was told. */
  reason: z.string().nullable(),
  /** Rows that an erasure treated, by kind of data. */
  removed: z.record(z.string(), z.int()),
  copyUntil: Timestamp.nullable(),
  /** On legal hold: an erasure is refused until that is lifted. */
  onHold: z.boolean(),
});
export type DataRequest = z.infer<typeof DataRequest>;

export const DataRequestQuery = PageQuery.extend({
  state: z.enum(["open", "settled", "all"]).default("open"),
});

export const AskForPerson = z.object({ kind: z.enum(DATA_REQUEST_KINDS) });
export const RefuseRequest = z.object({ reason: z.string().trim().min(10).max(1000) });
export type RefuseRequest = z.infer<typeof RefuseRequest>;

/** What the controller says of itself; what only they can know (article 30 GDPR). */
export const RegisterSettings = z.object({
  /** Who is responsible: name and address. */
  controller: z.string().trim().max(1000),
  /** Whom people and authorities write to, such as a data protection officer. */
  contact: z.string().trim().max(500),
  /** On which legal basis customers are asked, in the controller's words. */
  basis: z.string().trim().max(2000),
});
export type RegisterSettings = z.infer<typeof RegisterSettings>;

/** Who gets data, as the settings say: those whom the operator or the workspace configured. */
export const RegisterRecipient = z.object({
  kind: z.enum(["mail", "sms", "telegram", "webhook", "model", "sso", "share", "report"]),
  /** A host or an address, never a secret; empty where the settings name none. */
  name: z.string(),
});
export type RegisterRecipient = z.infer<typeof RegisterRecipient>;

/** The register of processing, made from what is set and used at this moment. */
export const ProcessingRegister = z.object({
  organisation: z.string(),
  madeAt: Timestamp,
  settings: RegisterSettings,
  /** What people's data are used for here, and how much of it there is. */
  purposes: z.array(
    z.object({
      purpose: z.enum([
        ...(["surveys", "cases", "announcements", "rewards"] as const),
        ...(["winBack", "reading", "import"] as const),
      ]),
      records: z.int(),
    }),
  ),
  recipients: z.array(RegisterRecipient),
  retention: z.array(
    z.object({
      what: z.enum([
        ...(["people", "comments", "conversations", "uploads", "rejectedRows"] as const),
        ...(["linkLoads", "deletedAnswers", "bursts", "requests"] as const),
      ]),
      /** Null: until somebody erases it. */
      days: z.int().nullable(),
    }),
  ),
  consents: z.array(z.object({ channel: z.string(), given: z.int(), refused: z.int() })),
  holds: z.int(),
});
export type ProcessingRegister = z.infer<typeof ProcessingRegister>;
