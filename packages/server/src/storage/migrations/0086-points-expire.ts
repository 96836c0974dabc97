import type { Migration } from "../migration.ts";

/** After how many months points that were not used are to nobody's credit any more; no row means never. */
export const pointsExpire: Migration = {
  name: "0086-points-expire",
  statements: [
    `create table benefit_rule (
      workspace_id uuid primary key references workspace (id) on delete cascade,
      months integer not null,
      -- Nothing expires before whoever has it could be told.
      since timestamptz not null
    )`,
  ],
};
