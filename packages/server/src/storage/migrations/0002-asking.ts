import type { Migration } from "../migration.ts";

/**
 * Asking: who may be asked, sendings, invitations with their fate, every hand-over to a mail server
 * or provider, what mail scanners load, calls, rewards.
 */
export const asking: Migration = {
  name: "0002-asking",
  statements: [
    // How each way of sending fares is the same for all workspaces of this server.
    `create table directory.channel_state (
      channel text primary key,
      state text not null check (state in ('ok', 'down')),
      since timestamptz not null,
      error text,
      failures integer not null default 0,
      next_try_at timestamptz
    )`,

    // Ways to reach a person besides e-mail and phone, such as a Telegram chat.
    `create table person_address (
      workspace_id uuid not null references workspace (id) on delete cascade,
      channel text not null,
      address text not null,
      person_id uuid not null,
      created_at timestamptz not null,
      primary key (workspace_id, channel, address)
    )`,
    `create index person_address_by_person on person_address (workspace_id, person_id)`,
    `create table consent (
      workspace_id uuid not null references workspace (id) on delete cascade,
      person_id uuid not null,
      channel text not null,
      given boolean not null,
      source text not null,
      at timestamptz not null,
      primary key (workspace_id, person_id, channel)
    )`,
    // Why somebody is not written to; channel '*' is every channel.
    `create table contact_block (
      workspace_id uuid not null references workspace (id) on delete cascade,
      person_id uuid not null,
      channel text not null,
      reason text not null check (reason in ('unsubscribed', 'complained', 'bounced', 'suppressed')),
      address text,
      detail text,
      actor text not null,
      at timestamptz not null,
      primary key (workspace_id, person_id, channel, reason)
    )`,
    `create index contact_block_by_time on contact_block (workspace_id, reason, at)`,
    // What is left of a block when the person is erased: enough to honour it, too little to know whose it was.
    `create table forgotten_address (
      workspace_id uuid not null references workspace (id) on delete cascade,
      hash bytea not null,
      reason text not null,
      at timestamptz not null,
      primary key (workspace_id, hash)
    )`,
    `create table person_asked (
      workspace_id uuid not null references workspace (id) on delete cascade,
      person_id uuid not null,
      kind text not null,
      at timestamptz not null,
      primary key (workspace_id, person_id, kind)
    )`,
    `create table purchase (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      person_id uuid not null,
      at timestamptz not null,
      amount numeric(14, 2) not null,
      currency text not null,
      product text,
      external_id text,
      primary key (workspace_id, id),
      constraint purchase_external_id unique (workspace_id, external_id)
    )`,
    `create index purchase_by_person on purchase (workspace_id, person_id, at)`,
    `create table segment (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      name text not null,
      filter jsonb not null,
      created_by text not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (workspace_id, id)
    )`,

    `create table workspace_asking (
      workspace_id uuid primary key references workspace (id) on delete cascade,
      rules jsonb not null
    )`,
    `create table survey_asking (
      workspace_id uuid not null,
      survey_id uuid not null,
      rules jsonb not null default '{}',
      mail jsonb not null default '{}',
      primary key (workspace_id, survey_id),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,

    `create table sending (
      workspace_id uuid not null,
      id uuid not null,
      survey_id uuid not null,
      name text not null,
      status text not null check (status in ('draft', 'running', 'paused', 'stopped', 'finished')),
      channel text not null,
      audience jsonb not null,
      plan jsonb not null,
      rules jsonb not null default '{}',
      properties jsonb not null default '{}',
      draw jsonb,
      starts_at timestamptz,
      next_round_at timestamptz,
      started_at timestamptz,
      finished_at timestamptz,
      created_by text not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    `create index sending_by_survey on sending (workspace_id, survey_id, created_at desc)`,
    `create table audience_member (
      workspace_id uuid not null,
      sending_id uuid not null,
      person_id uuid not null,
      properties jsonb not null default '{}',
      added_at timestamptz not null,
      primary key (workspace_id, sending_id, person_id),
      foreign key (workspace_id, sending_id) references sending (workspace_id, id) on delete cascade
    )`,

    `create table invitation (
      workspace_id uuid not null,
      id uuid not null,
      survey_id uuid not null,
      sending_id uuid,
      round integer not null default 0,
      person_id uuid not null,
      channel text not null,
      origin text not null,
      state text not null check (state in ('planned', 'held_back', 'sending', 'sent', 'reminded',
        'unconfirmed', 'bounced', 'answered', 'expired', 'unsubscribed', 'cancelled', 'not_asked')),
      reason text,
      detail text,
      next_action text check (next_action in ('ask', 'remind', 'expire')),
      next_at timestamptz,
      wave integer not null default 0,
      stratum text,
      draw_rank integer,
      language text,
      touchpoint text,
      properties jsonb not null default '{}',
      attempts integer not null default 0,
      first_planned_at timestamptz,
      asked_at timestamptz,
      reminders_sent integer not null default 0,
      answered_at timestamptz,
      response_id uuid,
      external_id text,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade,
      foreign key (workspace_id, sending_id) references sending (workspace_id, id) on delete cascade
    )`,
    `create unique index invitation_once on invitation (workspace_id, sending_id, person_id, round) where sending_id is not null`,
    `create index invitation_due on invitation (workspace_id, next_at) where next_at is not null`,
    `create index invitation_by_sending on invitation (workspace_id, sending_id, state)`,
    `create index invitation_by_person on invitation (workspace_id, person_id, created_at)`,
    `create index invitation_by_survey on invitation (workspace_id, survey_id, asked_at)`,
    `create index invitation_newest on invitation (workspace_id, id desc)`,

    // One hand-over each: the invitation itself, a reminder, another try.
    `create table message (
      workspace_id uuid not null,
      id uuid not null,
      invitation_id uuid not null,
      sending_id uuid,
      channel text not null,
      purpose text not null check (purpose in ('ask', 'remind')),
      state text not null check (state in ('queued', 'sending', 'sent', 'unconfirmed', 'deferred',
        'bounced', 'failed', 'cancelled')),
      address text not null,
      claimed_by text,
      lease_until timestamptz,
      handed_at timestamptz,
      settled_at timestamptz,
      reply text,
      provider_id text,
      created_at timestamptz not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, invitation_id) references invitation (workspace_id, id) on delete cascade
    )`,
    `create index message_by_invitation on message (workspace_id, invitation_id, created_at)`,
    `create index message_open on message (workspace_id, lease_until) where lease_until is not null`,
    `create index message_unconfirmed on message (workspace_id, created_at) where state = 'unconfirmed'`,
    `create index message_pace on message (workspace_id, sending_id, handed_at) where handed_at is not null`,
    `create index message_by_provider on message (workspace_id, provider_id) where provider_id is not null`,

    // Which links of a mail were opened when; never kept for anonymous surveys.
    `create table link_load (
      workspace_id uuid not null,
      invitation_id uuid not null,
      id uuid not null,
      at timestamptz not null,
      kind text not null check (kind in ('score', 'page', 'honeypot')),
      score smallint,
      primary key (workspace_id, invitation_id, id),
      foreign key (workspace_id, invitation_id) references invitation (workspace_id, id) on delete cascade
    )`,

    `create table channel_account (
      workspace_id uuid not null references workspace (id) on delete cascade,
      channel text not null,
      settings jsonb not null,
      sealed text,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (workspace_id, channel)
    )`,
    `create table chat_state (
      workspace_id uuid not null references workspace (id) on delete cascade,
      channel text not null,
      address text not null,
      invitation_id uuid not null,
      response_id uuid,
      awaits text not null check (awaits in ('score', 'comment', 'nothing')),
      updated_at timestamptz not null,
      primary key (workspace_id, channel, address)
    )`,

    `create table call_attempt (
      workspace_id uuid not null,
      invitation_id uuid not null,
      id uuid not null,
      at timestamptz not null,
      interviewer text not null,
      outcome text not null,
      note text,
      call_back_at timestamptz,
      primary key (workspace_id, invitation_id, id),
      foreign key (workspace_id, invitation_id) references invitation (workspace_id, id) on delete cascade
    )`,

    `create table reward (
      workspace_id uuid not null,
      survey_id uuid not null,
      kind text not null check (kind in ('pool', 'shared')),
      title jsonb not null,
      shared_code text,
      low_stock integer not null default 0,
      active boolean not null default true,
      warned_at timestamptz,
      created_at timestamptz not null,
      primary key (workspace_id, survey_id),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    `create table reward_code (
      workspace_id uuid not null,
      survey_id uuid not null,
      code text not null,
      added_at timestamptz not null,
      given_at timestamptz,
      holder text,
      primary key (workspace_id, survey_id, code),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    `create index reward_code_free on reward_code (workspace_id, survey_id, added_at, code) where given_at is null`,
    `create unique index reward_code_holder on reward_code (workspace_id, survey_id, holder) where holder is not null`,
  ],
};
