import type { Migration } from "../migration.ts";

/**
 * Who sat where: browsers that a user signed in from, when a session proved again who sits there, and passkeys. The
 * audit log becomes a chain: each entry holds a hash over itself and the one before it.
 */
export const signIn: Migration = {
  name: "0047-sign-in",
  statements: [
    `create table directory.known_device (
      user_id text not null,
      device bytea not null,
      session_id text,
      user_agent text,
      first_at timestamptz not null,
      last_at timestamptz not null,
      primary key (user_id, device)
    )`,
    `create table directory.session_confirmed (
      session_id text primary key,
      user_id text not null,
      confirmed_at timestamptz not null
    )`,
    `create index session_confirmed_user on directory.session_confirmed (user_id)`,
    `create table directory.passkey (
      id uuid primary key,
      user_id text not null,
      name text not null,
      credential_id text not null unique,
      public_key bytea not null,
      counter bigint not null default 0,
      transports text[] not null default '{}',
      backed_up boolean not null default false,
      made_at timestamptz not null,
      used_at timestamptz
    )`,
    `create index passkey_user on directory.passkey (user_id)`,
    `create table directory.passkey_challenge (
      challenge text primary key,
      user_id text,
      expires_at timestamptz not null
    )`,
    // A place in the chain is given a moment after the entry was written: see audit/seal-audit.ts.
    `alter table audit_entry add column seq bigint, add column hash bytea`,
    `create unique index audit_entry_seq on audit_entry (workspace_id, seq)`,
    `create index audit_entry_unsealed on audit_entry (workspace_id) where seq is null`,
  ],
};
