import type { Migration } from "../migration.ts";

/** What may be quoted, with consent to exactly this; and what stands about us on sites of others. */
export const praise: Migration = {
  name: "0054-praise",
  statements: [
    `create table praise_setting (
      workspace_id uuid not null references workspace (id) on delete cascade,
      page boolean not null,
      embed boolean not null,
      survey_id uuid,
      updated_at timestamptz not null,
      primary key (workspace_id)
    )`,
    `create table testimonial (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      text text not null,
      shown_as text not null,
      places text[] not null,
      state text not null
        check (state in ('draft', 'asked', 'given', 'published', 'refused', 'withdrawn')),
      language text,
      person_id uuid,
      response_id uuid,
      -- What the author agreed to, in the words that they read, and when.
      consent jsonb,
      rewarded boolean not null,
      asked_at timestamptz,
      published_at timestamptz,
      withdrawn_at timestamptz,
      withdrawn_because text,
      created_by text not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      version integer not null default 1,
      primary key (workspace_id, id)
    )`,
    `create unique index testimonial_response on testimonial (workspace_id, response_id)
      where response_id is not null`,
    `create index testimonial_person on testimonial (workspace_id, person_id) where person_id is not null`,
    `create index testimonial_published on testimonial (workspace_id, published_at) where state = 'published'`,
    // What happened with it stays, each consent with its words.
    `create table testimonial_event (
      workspace_id uuid not null,
      testimonial_id uuid not null,
      id uuid not null,
      at timestamptz not null,
      actor text not null,
      kind text not null,
      data jsonb not null,
      primary key (workspace_id, testimonial_id, id),
      foreign key (workspace_id, testimonial_id) references testimonial (workspace_id, id) on delete cascade
    )`,
    `create table review (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      site text not null,
      external_id text not null,
      url text,
      rating double precision not null,
      scale integer not null check (scale in (5, 10, 100)),
      words text not null,
      author text not null,
      at timestamptz not null,
      answer text not null default '',
      answered_at timestamptz,
      answered_by text,
      case_id uuid,
      created_at timestamptz not null,
      version integer not null default 1,
      primary key (workspace_id, id),
      unique (workspace_id, site, external_id)
    )`,
    `create index review_by_time on review (workspace_id, at, id)`,
  ],
};
