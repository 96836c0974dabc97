import type { Migration } from "../migration.ts";

/** Who was sent the code of a survey by mail: nobody gets it twice. */
export const rewardMails: Migration = {
  name: "0014-reward-mails",
  statements: [
    `create table reward_mail (
      workspace_id uuid not null,
      survey_id uuid not null,
      person_id uuid not null,
      at timestamptz not null,
      primary key (workspace_id, survey_id, person_id),
      foreign key (workspace_id, survey_id) references survey (workspace_id, id) on delete cascade
    )`,
    `create index reward_mail_by_person on reward_mail (workspace_id, person_id)`,
  ],
};
