import type { Migration } from "../migration.ts";

/** What customers wish for: their words, who else wants it, what became of it, and who is told. */
export const ideas: Migration = {
  name: "0053-ideas",
  statements: [
    `create table idea_setting (
      workspace_id uuid not null references workspace (id) on delete cascade,
      board boolean not null,
      look_first boolean not null,
      updated_at timestamptz not null,
      primary key (workspace_id)
    )`,
    `create table idea (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      number integer not null,
      title text not null,
      state text not null
        check (state in ('new', 'considered', 'planned', 'begun', 'done', 'declined')),
      look text not null check (look in ('waiting', 'public', 'hidden')),
      words_shown boolean not null default true,
      source text not null check (source in ('form', 'board', 'answer', 'hand')),
      answer text not null default '',
      -- Merging is a pointer, so that it can be taken back; the root is where votes are counted.
      merged_into uuid,
      root_id uuid not null,
      improvement_id uuid,
      -- What subscribers were told last, and until when further changes go into the same mail.
      told_state text not null,
      told_root uuid not null,
      tell_at timestamptz,
      changed_by text,
      changed_at timestamptz not null,
      created_by text not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      version integer not null default 1,
      primary key (workspace_id, id),
      unique (workspace_id, number)
    )`,
    `create index idea_root on idea (workspace_id, root_id)`,
    `create index idea_to_tell on idea (workspace_id, tell_at) where tell_at is not null`,
    `create index idea_waiting on idea (workspace_id, number) where look = 'waiting'`,
    `create table idea_words (
      workspace_id uuid not null,
      idea_id uuid not null,
      id uuid not null,
      words text not null,
      language text,
      person_id uuid,
      response_id uuid,
      comment_id uuid,
      contact text,
      -- What is the same when the same words are posted twice.
      source_key text,
      at timestamptz not null,
      primary key (workspace_id, idea_id, id),
      foreign key (workspace_id, idea_id) references idea (workspace_id, id) on delete cascade
    )`,
    // One answer, one comment, one post makes one idea.
    `create unique index idea_words_response on idea_words (workspace_id, response_id)
      where response_id is not null`,
    `create unique index idea_words_comment on idea_words (workspace_id, comment_id)
      where comment_id is not null`,
    `create unique index idea_words_key on idea_words (workspace_id, source_key)
      where source_key is not null`,
    `create index idea_words_person on idea_words (workspace_id, person_id) where person_id is not null`,
    `create table idea_vote (
      workspace_id uuid not null,
      idea_id uuid not null,
      id uuid not null,
      -- A keyed hash of what a browser holds.
      voter_key text,
      person_id uuid,
      wants_news boolean not null,
      at timestamptz not null,
      withdrawn_at timestamptz,
      told_at timestamptz,
      primary key (workspace_id, idea_id, id),
      foreign key (workspace_id, idea_id) references idea (workspace_id, id) on delete cascade
    )`,
    `create unique index idea_vote_browser on idea_vote (workspace_id, idea_id, voter_key)
      where voter_key is not null`,
    `create unique index idea_vote_person on idea_vote (workspace_id, idea_id, person_id)
      where person_id is not null`,
    `create index idea_vote_of_browser on idea_vote (workspace_id, voter_key) where voter_key is not null`,
    `create index idea_vote_of_person on idea_vote (workspace_id, person_id) where person_id is not null`,
    `create index idea_vote_id on idea_vote (workspace_id, id)`,
    // Somebody says a browser is theirs; it counts once they said so from their mailbox.
    `create table idea_claim (
      workspace_id uuid not null references workspace (id) on delete cascade,
      voter_key text not null,
      person_id uuid not null,
      asked_at timestamptz not null,
      primary key (workspace_id, person_id, voter_key)
    )`,
    // Who is still to be told of which idea.
    `create table idea_news (
      workspace_id uuid not null,
      idea_id uuid not null,
      person_id uuid not null,
      -- The state told of; null when it was merged into another.
      state text,
      next_at timestamptz not null,
      primary key (workspace_id, idea_id, person_id),
      foreign key (workspace_id, idea_id) references idea (workspace_id, id) on delete cascade
    )`,
    `create index idea_news_due on idea_news (workspace_id, next_at)`,
    `create index idea_news_person on idea_news (workspace_id, person_id)`,
    // An idea is one more thing that an improvement comes from, and a vote one more way to have raised it.
    `alter table improvement_source drop constraint improvement_source_kind_check`,
    `alter table improvement_source add constraint improvement_source_kind_check
      check (kind in ('response', 'case', 'comment', 'idea'))`,
    `alter table announcement_recipient drop constraint announcement_recipient_raised_by_check`,
    `alter table announcement_recipient add constraint announcement_recipient_raised_by_check
      check (raised_by in ('response', 'case', 'comment', 'promise', 'vote'))`,
    // What the idea box took in before there were ideas.
    `insert into idea (workspace_id, id, number, title, state, look, source, root_id, told_state, told_root, changed_at,
        created_by, created_at, updated_at)
      select workspace_id, id, row_number() over (partition by workspace_id order by given_at, id),
        left(regexp_replace(text, '\\s+', ' ', 'g'), 120), 'new', 'waiting', 'form', id, 'new', id, given_at,
        'customer', given_at, given_at
      from loose_comment where source = 'ideas'`,
    `insert into idea_words (workspace_id, idea_id, id, words, language, person_id, comment_id, contact, at)
      select workspace_id, id, id, text, language, person_id, id, contact, given_at
      from loose_comment where source = 'ideas'`,
  ],
};
