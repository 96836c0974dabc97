import type { Migration } from "../migration.ts";

/** Which answers are known by their day alone, and what was done after which batch of answers. */
export const answers: Migration = {
  name: "0009-answers",
  statements: [
    `alter table response add column by_day boolean not null default false`,
    // Anonymous answers never had a time; imported ones that all begin at midnight had none in their file.
    `update response r set by_day = true from survey s, workspace w
      where s.workspace_id = r.workspace_id and s.id = r.survey_id and w.id = r.workspace_id
        and (s.anonymous or (r.import_id is not null
          and (r.answered_at at time zone w.time_zone)::time = '00:00'))`,
    `create table answer_step (
      workspace_id uuid not null references workspace (id) on delete cascade,
      batch_id uuid not null,
      step text not null,
      done_at timestamptz not null,
      primary key (workspace_id, batch_id, step)
    )`,
    `create index answer_step_done on answer_step (workspace_id, done_at)`,
  ],
};
