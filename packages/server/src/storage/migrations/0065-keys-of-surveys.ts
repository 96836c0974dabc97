import type { Migration } from "../migration.ts";

/** A key that opens some surveys and nothing else. */
export const keysOfSurveys: Migration = {
  name: "0065-keys-of-surveys",
  statements: [`alter table api_key add column only_surveys uuid[]`],
};
