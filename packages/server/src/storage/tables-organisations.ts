import type { ColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

/** A workspace's OpenID provider, and what becomes of those who come by it. */
export interface SingleSignOnTable {
  workspace_id: string;
  issuer: string;
  client_id: string;
  /** Sealed under the server secret; null for a public client, which PKCE alone protects. */
  client_secret: string | null;
  groups_claim: string;
  /** Whether whoever comes by it becomes a colleague without an invitation. */
  just_in_time: boolean;
  /** Of those whose groups stand for no role; null lets them not in. */
  default_role: string | null;
  is_on: boolean;
  updated_by: string;
  updated_at: Time;
}

/** A group of the organisation that stands for a role here. */
export interface RoleGroupTable {
  workspace_id: string;
  group_name: string;
  role: string;
}

/** A domain of e-mail addresses that a workspace says is its own. */
export interface SsoDomainTable {
  domain: string;
  workspace_id: string;
  /** What the domain's DNS must say. */
  token: string;
  /** Whether its addresses may sign in by single sign-on alone. */
  enforced: Defaulted<boolean>;
  added_by: string;
  added_at: Time;
  verified_at: Time | null;
}

/** Who a subject of the provider is here. */
export interface SsoLinkTable {
  workspace_id: string;
  subject: string;
  user_id: string;
  linked_at: Time;
}

/** A sign-in on its way through the provider, once. */
export interface SsoAttemptTable {
  state: Buffer;
  workspace_id: string;
  /** The browser that began it, by the hash of its cookie. */
  browser: Buffer;
  nonce: string;
  verifier: string;
  purpose: string;
  session_id: string | null;
  user_id: string | null;
  next: string | null;
  expires_at: Time;
}

/** The token by which an organisation's directory keeps colleagues up to date. */
export interface ScimAccessTable {
  workspace_id: string;
  prefix: string;
  made_by: string;
  made_at: Time;
  used_at: Time | null;
}

export interface ScimUserTable {
  workspace_id: string;
  id: string;
  user_id: string;
  /** Their address, in lower case. */
  user_name: string;
  external_id: string | null;
  given_name: Defaulted<string>;
  family_name: Defaulted<string>;
  active: boolean;
  created_at: Time;
  updated_at: Time;
}

export interface ScimGroupTable {
  workspace_id: string;
  id: string;
  name: string;
  external_id: string | null;
  created_at: Time;
  updated_at: Time;
}

export interface ScimGroupMemberTable {
  workspace_id: string;
  group_id: string;
  scim_user_id: string;
}

export interface OrganisationTables {
  single_sign_on: SingleSignOnTable;
  role_group: RoleGroupTable;
  "directory.sso_domain": SsoDomainTable;
  "directory.sso_link": SsoLinkTable;
  "directory.sso_attempt": SsoAttemptTable;
  scim_access: ScimAccessTable;
  scim_user: ScimUserTable;
  scim_group: ScimGroupTable;
  scim_group_member: ScimGroupMemberTable;
}
