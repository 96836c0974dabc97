import { z } from "zod";
import { Day, Group, Id, LanguageTag, Timestamp } from "./common.ts";

/** The parameter by which a shop's own pages, and the widget on them, learn whose recommendation brought somebody. */
export const REFERRAL_PARAMETER = "ref";
/** What a link's token looks like: 96 random bits. */
export const REFERRAL_TOKEN = /^[A-Za-z0-9_-]{16}$/;

/** Where links lead: a page of the shop's own, typed by its owner. Nothing in a link can name another. */
const ReferralAddress = z
  .url({ protocol: /^https$/, hostname: z.regexes.domain })
  .max(500)
  .refine((text) => {
    const { username, password } = URL.parse(text) ?? { username: "", password: "" };
    return username === "" && password === "";
  }, "must not hold a name or password")
  .refine(
    (text) => !URL.parse(text)?.searchParams.has(REFERRAL_PARAMETER),
    `must not hold the parameter "${REFERRAL_PARAMETER}", which links add`,
  );

const ShareText = z.string().trim().min(1).max(300);

export const ReferralSettings = z.object({
  /** Whether everybody who answers, whatever they answered, is offered a link. Links that were given go on leading. */
  enabled: z.boolean(),
  /** `https://…`; null shows a page of ours instead. */
  address: ReferralAddress.nullable(),
  /** What stands before the link where somebody shares it, by language; ready-made words where one is missing. */
  texts: z.record(LanguageTag, ShareText),
});
export type ReferralSettings = z.infer<typeof ReferralSettings>;

export const ReferralSettingsView = ReferralSettings.extend({
  /** Since when links are offered; null while they never were. */
  since: Timestamp.nullable(),
  /** The words that are shared where none of one's own stand, and what the page of ours says. */
  ready: z.record(
    LanguageTag,
    z.object({ share: z.string(), title: z.string(), text: z.string() }),
  ),
});
export type ReferralSettingsView = z.infer<typeof ReferralSettingsView>;

const Bought = z.object({ at: Timestamp, amount: z.string(), currency: z.string() });

/** A person's link, what came of it, and by whose recommendation they came themselves. */
export const PersonReferral = z.object({
  link: z
    .object({
      url: z.string(),
      token: z.string(),
      /** What friends read, where the person agreed to that. */
      shownName: z.string().nullable(),
      createdAt: Timestamp,
      arrivals: z.int(),
      firstPurchases: z.int(),
      /** What those first purchases came to, by currency. */
      revenue: z.array(z.object({ currency: z.string(), amount: z.string() })),
    })
    .nullable(),
  cameBy: z
    .object({
      /** Null where that person is forgotten, or nobody known. */
      personId: Id.nullable(),
      personName: z.string().nullable(),
      at: Timestamp,
      firstPurchase: Bought.nullable(),
    })
    .nullable(),
});
export type PersonReferral = z.infer<typeof PersonReferral>;

/** A link's token, a whole link, or the id that another person has in your own systems; null takes it back. */
export const ReferredBy = z.string().trim().min(1).max(500);
export const PutCameBy = z.object({ referredBy: ReferredBy.nullable() });

const Limits = z.object({ lower: z.number(), upper: z.number() });

const Recommenders = z.object({
  /** Who answered, each once, by their first answer of the period. */
  people: z.int(),
  /** Of them, who has a link. */
  links: z.int(),
  /** Of them, through whom at least one person came. */
  brought: z.int(),
  /** Who came through their links since that answer. */
  arrivals: z.int(),
  /** New customers among those, and others who said who had recommended us. */
  firstPurchases: z.int(),
  /** Arrivals per 100 people; null below ten people. Limits are null while all are equal. */
  per100: z
    .object({ rate: z.number(), lower: z.number().nullable(), upper: z.number().nullable() })
    .nullable(),
  /** The share through whom somebody came; null below ten people. */
  share: Limits.extend({ share: z.number() }).nullable(),
});

/** Whether those who say that they would recommend do so, counted through their links. Association, not cause. */
export const ReferralReport = z.object({
  enabled: z.boolean(),
  since: Timestamp.nullable(),
  groups: z.array(Recommenders.extend({ group: Group })),
  total: Recommenders,
  /** Arrivals per 100 promoters less those per 100 of all others; null where either is not to be told. */
  difference: Limits.extend({ per100: z.number(), clear: z.boolean() }).nullable(),
  /** All links of the workspace, those of people who did not answer here with them. */
  all: z.object({
    links: z.int(),
    arrivals: z.int(),
    firstPurchases: z.int(),
    revenue: z.array(z.object({ currency: z.string(), amount: z.string() })),
    /** Arrivals of the last 90 days. */
    days: z.array(z.object({ day: Day, arrivals: z.int() })),
  }),
});
export type ReferralReport = z.infer<typeof ReferralReport>;
