import type { Migration } from "../migration.ts";

/** Offers of which customers fetch their code themselves, on their own page. */
export const offersFetched: Migration = {
  name: "0085-offers-fetched",
  statements: ["alter table offer add column fetched boolean not null default false"],
};
