import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { How } from "../../here/how.tsx";
import { numbersKey } from "../../here/numbers.ts";
import { useNumbersFilter } from "../../here/use-view.ts";
import { carried } from "../../here/view.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { GROUP_FILL } from "../../parts/groups.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { FilterBar } from "../../subjects/filter-bar.tsx";
import { useThemeName } from "../../subjects/theme-name.ts";

/** What promoters, passives and detractors speak of more than the others do, each with its base. */
export function PortraitsList() {
  const t = useMessages("web-themes");
  const s = useMessages("score");
  const format = useFormat();
  const ids = useSurveyIds();
  const filter = useNumbersFilter();
  const nameOf = useThemeName();
  const portraits = useQuery({
    queryKey: [...numbersKey(ids), "portraits", filter],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/themes/portraits", {
          params: { path: { surveyId: ids.survey }, query: defined(filter) },
          signal,
        }),
      ),
  });
  const points = (share: number) => format.points(100 * share, 0.5);
  return (
    <>
      <FilterBar />
      <Loaded query={portraits} ghost={<GhostRows rows={4} />}>
        {({ data, compared }) => (
          <>
            <p className="number mb-3 max-w-prose text-sm text-muted">
              {t("groups.base", { n: compared })} <How page="themes" inline />
            </p>
            <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-3">
              {data.map(({ group, comments, themes }) => (
                <section key={group} aria-label={s(`${group}s`)} className="card p-4 sm:p-5">
                  <h2 className="flex items-center gap-2 font-semibold">
                    <span aria-hidden className={`size-3 rounded-[3px] ${GROUP_FILL[group]}`} />
                    {s(`${group}s`)}
                  </h2>
                  <p className="number mb-3 text-xs text-muted">
                    {t("groups.comments", { n: comments })}
                  </p>
                  {themes.length === 0 ? (
                    <p className="text-sm text-muted">{t("groups.none")}</p>
                  ) : (
                    <ul className="space-y-3 text-sm">
                      {themes.map(({ theme, answers, share, others, difference }) => (
                        <li key={theme}>
                          <Link
                            to="/responses"
                            search={(view) => ({
                              ...carried(view),
                              group: [group],
                              theme: [theme],
                            })}
                            className="font-medium hover:underline"
                          >
                            {nameOf(theme)}
                          </Link>
                          <p className="number text-xs text-muted">
                            {t("groups.share", {
                              n: answers,
                              share: format.share(share),
                              others: format.share(others),
                            })}
                          </p>
                          <p className="number text-xs text-muted">
                            {t("groups.difference", {
                              points: points(difference.value),
                              lower: points(difference.lower),
                              upper: points(difference.upper),
                            })}
                          </p>
                        </li>
                      ))}
                    </ul>
                  )}
                </section>
              ))}
            </div>
          </>
        )}
      </Loaded>
    </>
  );
}
