import type { AccountTables } from "../tables-accounts.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** Companies by name and number; who belongs to them stands with the people. */
export const accountDeclarations: Declarations<AccountTables> = {
  account: ofNobody("name", "name_key", "external_id"),
};
