import { z } from "zod";
import { Id, Language } from "./common.ts";

/** Four that are ready: `first` (what would make it a 10?), `root_cause`, `journey`, `apology`. */
export const WORKSHOP_KITS = ["first", "root_cause", "journey", "apology"] as const;
export const WorkshopKit = z.enum(WORKSHOP_KITS);
export type WorkshopKit = z.infer<typeof WorkshopKit>;

export const WorkshopKitRef = z.object({ kit: WorkshopKit });
export const WorkshopKitQuery = z.object({
  /** Whose figures and sentences it is filled with. */
  surveyId: Id,
  /** Of the workspace when left out. */
  language: Language.optional(),
});
