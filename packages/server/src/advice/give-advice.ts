import type { Advice, AdviceList } from "@candor/contract/advice.ts";
import { themeLabel } from "../comments/theme-labels.ts";
import { themesOf } from "../comments/theme-queries.ts";
import { openCatalogues } from "../messages/catalogue.ts";
import { addDays } from "../scores/period.ts";
import { todayOf } from "../scores/today.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey, listSurveys } from "../surveys/survey-queries.ts";
import { deskFigures, whatIsImproved } from "./desk-figures.ts";
import { dismissals } from "./dismissals.ts";
import { type Found, findAdvice, RULES } from "./rules.ts";
import { NO_SURVEY, surveyFigures } from "./survey-figures.ts";

const catalogue = openCatalogues("advice");
/** So far back figures are counted. */
const DAYS = 365;

/** Advice from the workspace's own figures: what no colleague dismissed, in the language of whoever asks. */
export async function giveAdvice(
  db: Database,
  q: { workspaceId: string; surveyId: string | null; language: string; now: Date },
): Promise<AdviceList> {
  const { workspaceId, language, now } = q;
  const surveyId = await surveyMeant(db, q);
  const today = await todayOf(db, workspaceId, now);
  const [from, to] = [addDays(today, -DAYS), addDays(today, 1)];
  const themes = await themesOf(db, workspaceId);
  const themeName = (id: string) => themeLabel(themes, id, language);
  const figures = {
    ...(await deskFigures(db, { workspaceId, from, now })),
    ...(surveyId === null
      ? NO_SURVEY
      : await surveyFigures(db, { workspaceId, surveyId, from, to, today, themeName })),
    improving: await whatIsImproved(db, { workspaceId }),
  };
  const dismissed = await dismissals(db, { workspaceId, now });
  const gone = new Set(dismissed.map(({ key }) => key));
  return {
    surveyId,
    data: findAdvice(figures)
      .map((found) => inWords(found, language))
      .filter(({ key }) => !gone.has(key)),
    dismissed,
  };
}

/** The one that was named; else the first that is in use. Anonymous ones give no advice about customers. */
async function surveyMeant(
  db: Database,
  { workspaceId, surveyId }: { workspaceId: string; surveyId: string | null },
): Promise<string | null> {
  if (surveyId !== null) return (await getSurvey(db, { workspaceId, surveyId })).id;
  const [first] = (await listSurveys(db, workspaceId)).filter(
    ({ anonymous, status }) => !anonymous && status !== "archived",
  );
  return first?.id ?? null;
}

function inWords({ rule, of, figure, n }: Found, language: string): Advice {
  const { least, method, path } = RULES[rule];
  const say = (part: string) =>
    catalogue.message(language, `${rule}.${part}`, shown(figure, language));
  return {
    key: of === undefined ? rule : `${rule}:${of}`,
    rule,
    sentence: say("says"),
    suggestion: say("do"),
    figure,
    base: { n, least },
    method,
    path: of !== undefined && rule === "improvement_undecided" ? `${path}/${of}` : path,
  };
}

/** Points as whole numbers; channels and times of day by their names in the language. */
function shown(figure: Found["figure"], language: string): Found["figure"] {
  const named = (name: string) => {
    const key = `name.${name}`;
    return key in catalogue.all(language) ? catalogue.message(language, key) : name;
  };
  return Object.fromEntries(
    Object.entries(figure).map(([key, value]) => {
      if (key === "best" || key === "worst") return [key, named(String(value))];
      // A score moves in points; more decimals than the base supports are an illusion.
      const isShare = typeof value === "number" && /share|early$|later$/i.test(key);
      const withinShare = (key === "lower" || key === "upper") && "share" in figure;
      if (typeof value !== "number" || isShare || withinShare) return [key, value];
      return [key, Math.abs(value) < 10 ? Math.round(value * 10) / 10 : Math.round(value)];
    }),
  );
}
