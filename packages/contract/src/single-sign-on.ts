import { z } from "zod";
import { Timestamp } from "./common.ts";

/** Roles that a group can stand for. Owners are made by owners, one by one. */
export const GROUP_ROLES = ["admin", "analyst", "member"] as const;
export const GroupRole = z.enum(GROUP_ROLES);
export type GroupRole = z.infer<typeof GroupRole>;

/** A group of the organisation that stands for a role here. */
export const RoleGroup = z.object({ group: z.string().trim().min(1).max(200), role: GroupRole });
export type RoleGroup = z.infer<typeof RoleGroup>;

/** A domain of e-mail addresses that the workspace says is its own. */
export const SsoDomain = z.object({
  domain: z.string(),
  /** Whether that was proven; until then nobody comes in by it. */
  verifiedAt: Timestamp.nullable(),
  /** Whether its addresses may sign in by single sign-on alone. */
  enforced: z.boolean(),
  /** The DNS record that proves it. */
  record: z.object({ name: z.string(), type: z.literal("TXT"), value: z.string() }),
});
export type SsoDomain = z.infer<typeof SsoDomain>;

const Settings = z.object({
  /** Of the OpenID provider, as its discovery document says it. */
  issuer: z.url().max(500),
  clientId: z.string().trim().min(1).max(500),
  /** The claim that names groups. */
  groupsClaim: z.string().trim().min(1).max(100).default("groups"),
  /** Whether whoever comes by it becomes a colleague without an invitation. */
  justInTime: z.boolean().default(true),
  /** Of those whose groups stand for no role; null lets them not in. */
  defaultRole: GroupRole.nullable().default("member"),
  isOn: z.boolean().default(true),
});

/** The client secret is kept when left out, and taken away by null. */
export const SaveSso = Settings.extend({
  clientSecret: z.string().min(1).max(1000).nullable().optional(),
  groups: z.array(RoleGroup).max(200).default([]),
});
export type SaveSso = z.infer<typeof SaveSso>;

export const SsoState = z.object({
  settings: Settings.extend({ hasSecret: z.boolean() }).nullable(),
  groups: z.array(RoleGroup),
  domains: z.array(SsoDomain),
  /** What the provider must be told. */
  redirectUri: z.string(),
});
export type SsoState = z.infer<typeof SsoState>;

/** What a look at the provider found. */
export const SsoTest = z.object({
  issuer: z.string(),
  authorizationEndpoint: z.string(),
  /** How many keys it signs with. */
  keys: z.int(),
  /** Whether it says that it takes PKCE; some do and do not say so. */
  saysPkce: z.boolean(),
});
export type SsoTest = z.infer<typeof SsoTest>;

export const AddSsoDomain = z.object({ domain: z.string().trim().min(3).max(253) });
export const PatchSsoDomain = z.object({ enforced: z.boolean() });

/** The token of the organisation's directory; it is shown the once when it is made. */
export const ScimState = z.object({
  baseUrl: z.string(),
  access: z
    .object({
      prefix: z.string(),
      madeBy: z.string(),
      madeAt: Timestamp,
      usedAt: Timestamp.nullable(),
    })
    .nullable(),
  users: z.int(),
  groups: z.int(),
});
export type ScimState = z.infer<typeof ScimState>;
export const ScimMade = z.object({ token: z.string() });
