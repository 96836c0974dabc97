import type { ImportTables } from "../tables-imports.ts";
import type { Declarations } from "./declaration.ts";

/** Files that were given, what was not taken in of them, and what they did. */
export const importDeclarations: Declarations<ImportTables> = {
  // A file cannot be searched as it came: what waits is thrown away, what was imported keeps no rows.
  import: {
    rowsOf: [{ mentions: ["file_name", "error"] }],
    personal: ["file_name", "preview", "error"],
    others: ["status", "mapping", "reasons", "notes", "created_by"],
    erase: { set: { file_name: "file", error: null } },
    merge: "nothing",
    exported: false,
  },
  import_effect: {
    rowsOf: [{ anyId: "target_id" }],
    personal: [],
    others: ["kind"],
    erase: "delete",
    merge: "nothing",
    exported: false,
  },
  import_chunk: {
    rowsOf: [{ with: "import" }],
    personal: ["bytes"],
    others: [],
    erase: "own",
    merge: "nothing",
    exported: false,
  },
  import_rejection: {
    rowsOf: [{ mentions: ["cells", "args"] }],
    personal: ["cells", "args"],
    others: ["code"],
    erase: "delete",
    merge: "nothing",
    exported: true,
  },
};
