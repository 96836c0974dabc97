import type { Migration } from "../migration.ts";

/** Weights for tone that a workspace's own scored comments taught, by language, and what came of judging them. */
export const ownWeights: Migration = {
  name: "0042-own-weights",
  statements: [
    `create table own_weights (
      workspace_id uuid not null,
      language text not null,
      base_version text not null,
      reason text not null,
      seen integer not null,
      comments integer not null default 0,
      corrections integer not null default 0,
      held_out integer not null default 0,
      auc_before real,
      auc_after real,
      tag text,
      weights bytea,
      trained_on date,
      forgotten integer not null default 0,
      forgotten_done integer not null default 0,
      primary key (workspace_id, language),
      foreign key (workspace_id) references workspace (id) on delete cascade
    )`,
  ],
};
