import type { Migration } from "../migration.ts";

/** Where answers of employees wait until there are enough of them to be shown together; what employees are taught. */
export const employees: Migration = {
  name: "0060-employees",
  statements: [
    // Nobody reads this but what releases it: a day, a score, the declared groups, no time and no person.
    `create table employee_waiting (
      workspace_id uuid not null,
      id uuid not null,
      survey_id uuid not null,
      score smallint not null,
      comment text,
      properties jsonb not null,
      day date not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    `create index employee_waiting_survey on employee_waiting (workspace_id, survey_id, day)`,
    // What was released bears another id; this only refuses the same answer twice, and leads to none.
    `create table employee_answered (
      workspace_id uuid not null,
      id uuid not null,
      survey_id uuid not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    // Comments of answers that are shown, until as many answers stand behind them that none can be told apart.
    `create table employee_comment (
      workspace_id uuid not null,
      id uuid not null,
      survey_id uuid not null,
      text text not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    `create table employee_release (
      workspace_id uuid not null,
      survey_id uuid not null,
      answers_since_comments integer not null,
      primary key (workspace_id, survey_id),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    `create table training (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      title text not null,
      body text not null,
      cause_id uuid,
      created_by text not null,
      created_at timestamptz not null,
      archived_at timestamptz,
      primary key (workspace_id, id)
    )`,
    `create table training_record (
      workspace_id uuid not null,
      training_id uuid not null,
      employee_id uuid not null,
      due_on date,
      done_on date,
      noted_by text not null,
      noted_at timestamptz not null,
      reminded_at timestamptz,
      primary key (workspace_id, training_id, employee_id),
      foreign key (workspace_id, training_id) references training (workspace_id, id) on delete cascade,
      foreign key (workspace_id, employee_id) references employee (workspace_id, id) on delete cascade
    )`,
    `create index training_record_due on training_record (workspace_id, due_on)
      where done_on is null and reminded_at is null`,
    `update survey set anonymous = true where kind = 'employee'`,
  ],
};
