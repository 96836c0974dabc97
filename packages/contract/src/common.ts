import { z } from "zod";
import { LIMITS } from "./limits.ts";

/** Languages that Candor itself speaks, to customers and to staff. */
export const LANGUAGES = ["en", "ru", "lv", "sv"] as const;
export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;

/** Any language tag a customer may answer in; the four above have ready-made texts. */
export const LanguageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "must be a language tag such as en, lv or pt-BR");

export const Id = z.uuid();
/** Colleagues are numbered by the sign-in, in a form of its own. */
export const UserId = z.string().min(1).max(64);
export const Timestamp = z.iso.datetime({ offset: true });
/** A calendar day in the workspace's time zone. */
export const Day = z.iso.date();

/** 0 to 10, whole: the only thing a Net Promoter question takes. */
export const Score = z.int().min(0).max(10);

export const Group = z.enum(["promoter", "passive", "detractor"]);
export type Group = z.infer<typeof Group>;

/** Free key/value pairs that arrive with an answer and are frozen with it. */
export const Properties = z
  .record(
    z.string().min(1).max(LIMITS.propertyName),
    z.union([z.string().max(LIMITS.propertyValue), z.number(), z.boolean()]),
  )
  .refine((properties) => Object.keys(properties).length <= LIMITS.properties, {
    message: `must be ${LIMITS.properties} properties at most`,
  });
export type Properties = z.infer<typeof Properties>;

/** Every list answers like this; `nextCursor` is null on the last page. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({ data: z.array(item), nextCursor: z.string().nullable() });
}

export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});

/** Problem details (RFC 9457) as every error answers. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;
