import { z } from "zod";
import { Group, Id, LanguageTag, PageQuery, Properties, Timestamp } from "./common.ts";
import { PersonNote } from "./dossier.ts";
import { ReferredBy } from "./referral.ts";

/** The ways in which somebody can be asked. */
export const ASKING_CHANNELS = ["email", "sms", "telegram", "phone"] as const;
export const AskingChannel = z.enum(ASKING_CHANNELS);
export type AskingChannel = z.infer<typeof AskingChannel>;
/** `*` is every channel. */
export const BlockedChannel = z.enum([...ASKING_CHANNELS, "*"]);
export type BlockedChannel = z.infer<typeof BlockedChannel>;

/** What somebody is to their company: who decides, or who works with what was bought. */
export const AccountRole = z.enum(["decision_maker", "user"]);
export type AccountRole = z.infer<typeof AccountRole>;

export const Person = z.object({
  id: Id,
  email: z.string().nullable(),
  phone: z.string().nullable(),
  externalId: z.string().nullable(),
  name: z.string().nullable(),
  language: z.string().nullable(),
  timeZone: z.string().nullable(),
  attributes: Properties,
  /** Words of the workspace's own; segments may be made of them. */
  tags: z.array(z.string()),
  /** The company that they belong to. */
  account: z.object({ id: Id, name: z.string() }).nullable(),
  accountRole: AccountRole.nullable(),
  answers: z.int(),
  lastScore: z.int().nullable(),
  lastAnsweredAt: Timestamp.nullable(),
  lastAskedAt: Timestamp.nullable(),
  createdAt: Timestamp,
});
export type Person = z.infer<typeof Person>;

/** Why somebody is not written to. */
export const BlockReason = z.enum(["unsubscribed", "complained", "bounced", "suppressed"]);
export type BlockReason = z.infer<typeof BlockReason>;
export const ContactBlock = z.object({
  channel: BlockedChannel,
  reason: BlockReason,
  /** The address that bounced; a new one is tried again. */
  address: z.string().nullable(),
  detail: z.string().nullable(),
  by: z.string(),
  at: Timestamp,
});
export type ContactBlock = z.infer<typeof ContactBlock>;

/** `contact` is about being contacted because of an answer; the channels are about being asked there. */
export const ConsentChannel = z.enum([...ASKING_CHANNELS, "contact"]);
export type ConsentChannel = z.infer<typeof ConsentChannel>;

export const Consent = z.object({
  channel: ConsentChannel,
  given: z.boolean(),
  /** Where it was given: "newsletter form", "contract of 3 May". */
  source: z.string(),
  at: Timestamp,
  /** The words that were agreed to, and the answer they stood beside, where a customer ticked a box. */
  wording: z.string().nullable(),
  responseId: Id.nullable(),
});
export type Consent = z.infer<typeof Consent>;

export const PersonDetail = Person.extend({
  /** Those that whoever asks may see, the oldest first. */
  notes: z.array(PersonNote),
  blocks: z.array(ContactBlock),
  consents: z.array(Consent),
  /** Other ways to reach them, such as a Telegram chat. */
  addresses: z.array(z.object({ channel: z.string(), address: z.string() })),
});
export type PersonDetail = z.infer<typeof PersonDetail>;

/**
 * Everything that is kept about a person. `records` holds, by kind (`response`, `invitation`, `consent`,
 * `purchase` …), what is stored; kinds of which there is nothing are left out.
 */
export const PersonExport = z.object({
  exportedAt: Timestamp,
  person: PersonDetail,
  records: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
});
export type PersonExport = z.infer<typeof PersonExport>;

const AccountNameOfPerson = z.string().trim().min(1).max(200);

export const CreatePerson = z.object({
  email: z.email().max(254).optional(),
  phone: z.string().max(40).optional(),
  externalId: z.string().min(1).max(200).optional(),
  name: z.string().trim().max(200).optional(),
  language: LanguageTag.optional(),
  timeZone: z.string().max(64).optional(),
  /** The name of the company that they belong to; it is made where there is none. */
  account: AccountNameOfPerson.optional(),
  accountRole: AccountRole.optional(),
  attributes: Properties.default({}),
});
export type CreatePerson = z.input<typeof CreatePerson>;

const PersonTag = z.string().trim().min(1).max(50);

/** Fields left out stay; `null` empties one; attributes are merged, `null` removes one. */
export const PatchPerson = z.object({
  email: z.email().max(254).nullable().optional(),
  phone: z.string().max(40).nullable().optional(),
  externalId: z.string().min(1).max(200).nullable().optional(),
  name: z.string().trim().max(200).nullable().optional(),
  language: LanguageTag.nullable().optional(),
  timeZone: z.string().max(64).nullable().optional(),
  account: AccountNameOfPerson.nullable().optional(),
  accountRole: AccountRole.nullable().optional(),
  attributes: z
    .record(
      z.string().min(1).max(100),
      z.union([z.string().max(1000), z.number(), z.boolean(), z.null()]),
    )
    .optional(),
  /** All of them: what is left out is taken off. */
  tags: z.array(PersonTag).max(50).optional(),
});
export type PatchPerson = z.infer<typeof PatchPerson>;
export const PersonRefParams = z.object({ personId: Id });

/** Which people: `search` looks in name, e-mail, phone and external id. */
export const PeopleFilter = z.object({
  search: z.string().trim().max(200).optional(),
  segmentId: Id.optional(),
  /** Only those who may not be written to on any or this channel. */
  blocked: BlockedChannel.optional(),
  tag: PersonTag.optional(),
  /** Only the people of this account. */
  accountId: Id.optional(),
});

/** `created`, `asked` and `answered` are moments, `score` is the latest one. */
export const PeopleSort = z.enum(["created", "name", "asked", "answered", "score", "answers"]);
export type PeopleSort = z.infer<typeof PeopleSort>;

export const PersonQuery = PageQuery.extend({
  ...PeopleFilter.shape,
  /** People of whom it is not known come last, whichever way. */
  sort: PeopleSort.default("created"),
  /** `desc` (the default) begins with the newest or largest. */
  order: z.enum(["asc", "desc"]).default("desc"),
});
export type PersonQuery = z.infer<typeof PersonQuery>;

const ChosenPeople = z.array(Id).min(1).max(500);

/** Gives a tag to people, or takes one off. */
export const TagPeople = z.object({ people: ChosenPeople, tag: PersonTag, on: z.boolean() });
/** Those to whom it was new, or who had it: what an undo has to touch. */
export const TaggedPeople = z.object({ changed: z.array(Id) });

const FileFormat = z.enum(["csv", "xlsx"]).default("csv");
export const PeopleExportQuery = PeopleFilter.extend({ format: FileFormat });
export const ExportChosenPeople = z.object({
  people: z.array(Id).min(1).max(5000),
  format: FileFormat,
});

/** What is known of people besides the fields every one has, and of how many. */
export const PeopleNames = z.object({
  data: z.array(z.object({ name: z.string(), people: z.int() })),
});

/** `merge` disappears into `keep`: answers, invitations, blocks and purchases move. */
export const MergePeople = z.object({ keep: Id, merge: Id });
export const SetBlock = z.object({
  channel: BlockedChannel.default("*"),
  reason: z.enum(["unsubscribed", "suppressed"]).default("suppressed"),
  detail: z.string().trim().max(500).optional(),
});
export const RemoveBlock = z.object({ channel: BlockedChannel, reason: BlockReason });
export const SetConsent = z.object({
  channel: ConsentChannel,
  given: z.boolean(),
  source: z.string().trim().min(1).max(200),
});
export const SetAddress = z.object({
  channel: z.enum(["telegram"]),
  address: z.string().trim().min(1).max(200),
});

export const Purchase = z.object({
  id: Id,
  at: Timestamp,
  /** Decimal, as text. */
  amount: z.string(),
  currency: z.string(),
  product: z.string().nullable(),
  externalId: z.string().nullable(),
});
export type Purchase = z.infer<typeof Purchase>;
/** Purchases of many people, as a file. */
export const PurchasesFile = z.object({ csv: z.string().min(1).max(5_000_000) });
export const PurchasesNoted = z.object({
  rows: z.int(),
  /** Purchases that were not known yet. */
  added: z.int(),
  /** People who were not known yet. */
  created: z.int(),
  rejected: z.array(z.object({ line: z.int(), problem: z.string() })),
});
export const CreatePurchase = z.object({
  at: Timestamp,
  amount: z.number().min(-1e11).max(1e11),
  currency: z.string().regex(/^[A-Z]{3}$/, "must be a currency code such as EUR"),
  product: z.string().trim().max(200).optional(),
  /** The order's number in your shop: sending it twice records one purchase. */
  externalId: z.string().min(1).max(200).optional(),
  /**
   * By whose recommendation a new customer came: the `ref` of the address on which they arrived, or that person's external
   * id. It counts on the first purchase of its buyer; an unknown one changes nothing.
   */
  referredBy: ReferredBy.optional(),
});

/**
 * One condition on a person.
 *
 * - `attribute`: what is known of them; numbers are compared as numbers.
 * - `field`: language, timeZone, the domain of the e-mail address, the name of their account, what they are to it.
 * - `answer`: their latest answer (of one survey, or any): its group, score or age; or that there is none.
 * - `purchases`: how many, how much or how recent.
 * - `tag`: whether they have it.
 */
export const SegmentCondition = z.discriminatedUnion("about", [
  z.object({
    about: z.literal("attribute"),
    name: z.string().min(1).max(100),
    is: z.enum(["equal", "not_equal", "contains", "at_least", "at_most", "known", "unknown"]),
    value: z.union([z.string().max(1000), z.number(), z.boolean()]).optional(),
  }),
  z.object({
    about: z.literal("field"),
    name: z.enum(["language", "timeZone", "emailDomain", "account", "accountRole"]),
    is: z.enum(["equal", "not_equal", "known", "unknown"]),
    value: z.string().max(200).optional(),
  }),
  z.object({
    about: z.literal("answer"),
    surveyId: Id.optional(),
    answered: z.boolean().default(true),
    groups: z.array(Group).min(1).optional(),
    scoreFrom: z.int().min(0).max(10).optional(),
    scoreTo: z.int().min(0).max(10).optional(),
    withinDays: z.int().min(1).max(3650).optional(),
  }),
  z.object({
    about: z.literal("purchases"),
    withinDays: z.int().min(1).max(3650).optional(),
    product: z.string().max(200).optional(),
    countFrom: z.int().min(0).optional(),
    countTo: z.int().min(0).optional(),
    sumFrom: z.number().optional(),
    sumTo: z.number().optional(),
  }),
  z.object({
    about: z.literal("tag"),
    name: PersonTag,
    has: z.boolean().default(true),
  }),
]);
export type SegmentCondition = z.infer<typeof SegmentCondition>;

/** All conditions must hold, or any of them. */
export const SegmentFilter = z.object({
  match: z.enum(["all", "any"]).default("all"),
  conditions: z.array(SegmentCondition).max(20),
});
export type SegmentFilter = z.infer<typeof SegmentFilter>;

export const Segment = z.object({
  id: Id,
  name: z.string(),
  filter: SegmentFilter,
  people: z.int(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type Segment = z.infer<typeof Segment>;
export const CreateSegment = z.object({
  name: z.string().trim().min(1).max(100),
  filter: SegmentFilter,
});
export const PatchSegment = CreateSegment.partial();
export const SegmentRef = z.object({ segmentId: Id });
export const CountSegment = z.object({ filter: SegmentFilter });
export const SegmentCount = z.object({ people: z.int() });
