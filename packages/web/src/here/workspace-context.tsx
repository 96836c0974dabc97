import type { Survey } from "@candor/contract/survey.ts";
import type { Me } from "@candor/contract/workspace.ts";
import { createContext, useContext, useEffect, useMemo, useState } from "react";
import type { WorkspaceOfMe } from "../request/types.ts";
import type { SurveyIds } from "./numbers.ts";
import { type DayText, dayIn } from "./period.ts";

/** What every signed-in screen knows: who looks, at which workspace and which survey. */
type Here = {
  me: Me;
  workspace: WorkspaceOfMe;
  surveys: Survey[];
  /** The survey whose numbers are shown; there is none before the first one is made. */
  survey: Survey | undefined;
};

export const HereContext = createContext<Here | null>(null);

export function useHere(): Here {
  const here = useContext(HereContext);
  if (!here) throw new Error("useHere stands outside a signed-in screen");
  return here;
}

/** The ids of the survey that is shown; only inside screens that have one. */
export function useSurveyIds(): SurveyIds {
  const { workspace, survey } = useHere();
  const id = survey?.id ?? "";
  return useMemo(() => ({ workspace: workspace.id, survey: id }), [workspace.id, id]);
}

/** Today in the workspace's time zone; changes by itself at its midnight. */
export function useToday(): DayText {
  const { timeZone } = useHere().workspace;
  const [today, setToday] = useState(() => dayIn(timeZone, new Date()));
  useEffect(() => {
    const look = () => setToday(dayIn(timeZone, new Date()));
    look();
    const timer = setInterval(look, 20_000);
    return () => clearInterval(timer);
  }, [timeZone]);
  return today;
}

/** May this role change surveys, answers and settings? The server decides; the screen only hides. */
export function useMay(): { write: boolean; admin: boolean } {
  const { role } = useHere().workspace;
  return { write: role !== "member", admin: role === "owner" || role === "admin" };
}
