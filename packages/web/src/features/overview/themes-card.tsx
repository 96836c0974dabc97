import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useNumbersFilter } from "../../here/use-view.ts";
import { carried } from "../../here/view.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { VERDICT_TEXT, VerdictSign } from "../../parts/delta-mark.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { useThemeName } from "../../subjects/theme-name.ts";
import { themeListQuery } from "../../subjects/theme-queries.ts";

const SHOWN = 5;

/** The five themes that most clearly go along with lower or higher scores. */
export function ThemesCard({ className = "" }: { className?: string }) {
  const t = useMessages("web-themes");
  const format = useFormat();
  const nameOf = useThemeName();
  const themes = useQuery(themeListQuery(useSurveyIds(), useNumbersFilter()));
  if (themes.data?.comments === 0) return null;
  return (
    <section aria-label={t("card.title")} className={`card p-4 sm:p-5 ${className}`}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="font-semibold">{t("card.title")}</h2>
        <Link to="/themes" search={carried} className="link text-sm">
          {t("card.all")}
        </Link>
      </div>
      <Loaded query={themes} ghost={<GhostRows rows={3} />}>
        {({ data, comments, compared }) => {
          const clear = data
            .filter((theme) => theme.clear && theme.impact !== null)
            .sort((a, b) => Math.abs(b.impact?.value ?? 0) - Math.abs(a.impact?.value ?? 0))
            .slice(0, SHOWN);
          return (
            <>
              {clear.length === 0 ? <p className="text-muted">{t("card.none")}</p> : null}
              <ul className="divide-y divide-line">
                {clear.map(({ id, impact, answers }) => {
                  if (!impact) return null;
                  const margin = Math.min(marginOf(impact), 0.9);
                  const verdict = impact.value < 0 ? "down" : "up";
                  return (
                    <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
                      <VerdictSign verdict={verdict} small />
                      <Link
                        to="/themes/$themeId"
                        params={{ themeId: id }}
                        search={carried}
                        className="min-w-0 flex-1 font-medium wrap-anywhere hover:underline"
                      >
                        {nameOf(id)}
                      </Link>
                      <span className="number text-sm">
                        <span className={VERDICT_TEXT[verdict]}>
                          {t(verdict === "down" ? "impact.lower" : "impact.higher", {
                            points: format.points(Math.abs(impact.value), margin),
                          })}
                        </span>{" "}
                        <span className="text-xs text-muted">
                          (
                          {t("impact.range", {
                            lower: format.signed(impact.lower, margin),
                            upper: format.signed(impact.upper, margin),
                          })}
                          ; {t("answers", { n: answers })})
                        </span>
                      </span>
                    </li>
                  );
                })}
              </ul>
              <p className="number mt-2 text-xs text-muted">
                {t("byMachine")} · {t("base", { n: comments, compared })}
              </p>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}
