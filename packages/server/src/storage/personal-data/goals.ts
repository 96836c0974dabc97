import type { GoalTables } from "../tables-goals.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** What the business wants to reach; of customers there is nothing in it. */
export const goalDeclarations: Declarations<GoalTables> = {
  goal: ofNobody("measure", "scope", "owner_id", "judged", "created_by"),
};
