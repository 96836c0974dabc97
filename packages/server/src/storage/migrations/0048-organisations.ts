import type { Migration } from "../migration.ts";

/** How an organisation's own directory lets its people in: single sign-on, groups that stand for roles, SCIM. */
export const organisations: Migration = {
  name: "0048-organisations",
  statements: [
    `create table single_sign_on (
      workspace_id uuid primary key references workspace (id) on delete cascade,
      issuer text not null,
      client_id text not null,
      client_secret text,
      groups_claim text not null,
      just_in_time boolean not null,
      default_role text check (default_role in ('admin', 'analyst', 'member')),
      is_on boolean not null,
      updated_by text not null,
      updated_at timestamptz not null
    )`,
    `create table role_group (
      workspace_id uuid not null references workspace (id) on delete cascade,
      group_name text not null,
      role text not null check (role in ('admin', 'analyst', 'member')),
      primary key (workspace_id, group_name)
    )`,
    `create table directory.sso_domain (
      domain text not null,
      workspace_id uuid not null,
      token text not null,
      enforced boolean not null default false,
      added_by text not null,
      added_at timestamptz not null,
      verified_at timestamptz,
      primary key (domain, workspace_id)
    )`,
    // Whoever claims a domain keeps nobody from proving that it is theirs; proven it is one workspace's.
    `create unique index sso_domain_verified on directory.sso_domain (domain) where verified_at is not null`,
    `create index sso_domain_workspace on directory.sso_domain (workspace_id)`,
    `create table directory.sso_link (
      workspace_id uuid not null,
      subject text not null,
      user_id text not null,
      linked_at timestamptz not null,
      primary key (workspace_id, subject),
      unique (workspace_id, user_id)
    )`,
    `create index sso_link_user on directory.sso_link (user_id)`,
    `create table directory.sso_attempt (
      state bytea primary key,
      workspace_id uuid not null,
      browser bytea not null,
      nonce text not null,
      verifier text not null,
      purpose text not null check (purpose in ('sign_in', 'confirm')),
      session_id text,
      user_id text,
      next text,
      expires_at timestamptz not null
    )`,
    `create table scim_access (
      workspace_id uuid primary key references workspace (id) on delete cascade,
      prefix text not null,
      made_by text not null,
      made_at timestamptz not null,
      used_at timestamptz
    )`,
    `create table scim_user (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      user_id text not null,
      user_name text not null,
      external_id text,
      given_name text not null default '',
      family_name text not null default '',
      active boolean not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, user_id),
      unique (workspace_id, user_name)
    )`,
    `create table scim_group (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      name text not null,
      external_id text,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, name)
    )`,
    `create table scim_group_member (
      workspace_id uuid not null,
      group_id uuid not null,
      scim_user_id uuid not null,
      primary key (workspace_id, group_id, scim_user_id),
      foreign key (workspace_id, group_id) references scim_group (workspace_id, id) on delete cascade,
      foreign key (workspace_id, scim_user_id) references scim_user (workspace_id, id) on delete cascade
    )`,
    `create index scim_group_member_user on scim_group_member (workspace_id, scim_user_id)`,
  ],
};
