import type { DueTables } from "../tables-due.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** Whose turn it is, and how large tables are: nothing of anybody. */
export const dueDeclarations: Declarations<DueTables> = {
  "directory.due_work": ofNobody("kind", "lane", "worker", "last_error"),
  "directory.table_size": ofNobody("name"),
};
