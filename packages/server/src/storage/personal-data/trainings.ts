import type { TrainingTables } from "../tables-trainings.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** What colleagues are taught; material may name a customer as an example. */
export const trainingDeclarations: Declarations<TrainingTables> = {
  training: {
    rowsOf: [{ mentions: ["title", "body"] }],
    personal: ["title", "body"],
    others: ["created_by"],
    erase: { strike: ["title", "body"] },
    merge: "nothing",
    exported: false,
  },
  training_record: ofNobody("noted_by"),
};
