import type { DossierTables } from "../tables-dossier.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** What a good shopkeeper remembers goes with the person, and moves when two entries become one. */
export const dossierDeclarations: Declarations<DossierTables> = {
  person_date: {
    rowsOf: [{ person: "person_id" }],
    personal: ["label"],
    others: ["kind", "remind_days", "owner", "created_by", "zone"],
    erase: "delete",
    merge: "moves",
    exported: true,
  },
  // There is one at most: the kept person's stays, or the other's becomes it.
  next_contact: {
    rowsOf: [{ person: "person_id" }],
    personal: ["why"],
    others: ["who", "set_by", "zone"],
    erase: "delete",
    merge: { key: ["workspace_id"], spare: "delete" },
    exported: true,
  },
  care_plan: ofNobody("name", "trigger", "steps", "owner", "created_by"),
  care_task: {
    rowsOf: [{ person: "person_id" }],
    personal: ["words"],
    others: ["owner", "state", "closed_by"],
    erase: "delete",
    merge: "moves",
    exported: true,
  },
};
