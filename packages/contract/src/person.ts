import { z } from "zod";
import { Id, LanguageTag, Properties, Timestamp } from "./common.ts";

export const Person = z.object({
  id: Id,
  email: z.string().nullable(),
  phone: z.string().nullable(),
  externalId: z.string().nullable(),
  name: z.string().nullable(),
  language: z.string().nullable(),
  timeZone: z.string().nullable(),
  attributes: Properties,
  answers: z.int(),
  lastScore: z.int().nullable(),
  lastAnsweredAt: Timestamp.nullable(),
  lastAskedAt: Timestamp.nullable(),
  createdAt: Timestamp,
});
export type Person = z.infer<typeof Person>;

export const CreatePerson = z.object({
  email: z.email().max(254).optional(),
  phone: z.string().max(40).optional(),
  externalId: z.string().min(1).max(200).optional(),
  name: z.string().trim().max(200).optional(),
  language: LanguageTag.optional(),
  timeZone: z.string().max(64).optional(),
  attributes: Properties.default({}),
});
export type CreatePerson = z.input<typeof CreatePerson>;
export const PatchPerson = CreatePerson.partial();
export const PersonRefParams = z.object({ personId: Id });
