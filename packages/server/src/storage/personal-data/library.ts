import type { LibraryTables } from "../tables-library.ts";
import type { Declarations } from "./declaration.ts";

/** Stories name nobody when they are saved; whoever came to be known later is struck out all the same. */
export const libraryDeclarations: Declarations<LibraryTables> = {
  library_case: {
    rowsOf: [{ mentions: ["title", "problem", "done", "lesson"] }],
    personal: ["title", "problem", "done", "lesson"],
    others: ["industry", "themes", "created_by", "created_by_user"],
    erase: { strike: ["title", "problem", "done", "lesson"] },
    merge: "nothing",
    exported: false,
  },
};
