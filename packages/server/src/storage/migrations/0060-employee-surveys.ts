import type { Migration } from "../migration.ts";

/** Where answers of employees wait until there are enough of them to be shown together. */
export const employeeSurveys: Migration = {
  name: "0060-employee-surveys",
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
    `update survey set anonymous = true where kind = 'employee'`,
  ],
};
