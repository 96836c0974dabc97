import type { HotSpots } from "@candor/contract/theme.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { How } from "../../here/how.tsx";
import { numbersKey } from "../../here/numbers.ts";
import { useNumbersFilter } from "../../here/use-view.ts";
import { carried, day } from "../../here/view.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { FilterBar } from "../../subjects/filter-bar.tsx";
import { useThemeName } from "../../subjects/theme-name.ts";
import { sentencesQuery } from "../../subjects/theme-queries.ts";
import { SentenceList } from "./sentence-list.tsx";

type Spot = HotSpots["data"][number];

/** Where a theme is criticised more than elsewhere, in both halves of the period; each with its sentences. */
export function HotSpotsList() {
  const t = useMessages("web-themes");
  const format = useFormat();
  const ids = useSurveyIds();
  const filter = useNumbersFilter();
  const spots = useQuery({
    queryKey: [...numbersKey(ids), "hot-spots", filter],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/themes/hot-spots", {
          params: { path: { surveyId: ids.survey }, query: defined(filter) },
          signal,
        }),
      ),
  });
  return (
    <>
      <FilterBar />
      <Loaded query={spots} ghost={<GhostRows rows={4} />}>
        {({ data, compared, comments, of, earlier, later }) => (
          <>
            <p className="number mb-3 text-sm text-muted">
              {t("spots.base", {
                comments,
                compared,
                from: format.day(earlier.from),
                middle: format.day(later.from),
                to: format.day(later.to),
              })}
              {comments < of ? ` ${t("spots.drawn", { of })}` : ""} <How page="hot-spots" inline />
            </p>
            {data.length === 0 ? (
              <Empty title={t("spots.none")}>
                {t(compared === 0 ? "spots.few" : "spots.noneText")}
              </Empty>
            ) : (
              <ul className="space-y-3">
                {data.map((spot) => (
                  <SpotCard
                    key={JSON.stringify([spot.dimension, spot.value, spot.theme])}
                    spot={spot}
                    from={earlier.from}
                    to={later.to}
                  />
                ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}

function SpotCard({ spot, from, to }: { spot: Spot; from: string; to: string }) {
  const t = useMessages("web-themes");
  const format = useFormat();
  const ids = useSurveyIds();
  const filter = useNumbersFilter();
  const themeName = useThemeName();
  const nameOf = useDimensionName();
  const here = [...(filter.filter ?? []), `${spot.dimension}=${spot.value}`];
  const sentences = useQuery(
    sentencesQuery(ids, { ...filter, from, to, filter: here, of: [spot.theme], count: 3 }),
  );
  const points = (share: number) => format.points(100 * share, 0.5);
  return (
    <li className="card p-4 sm:p-5">
      <h2 className="text-lg leading-tight font-semibold wrap-anywhere">
        {themeName(spot.theme)}
        <span className="ms-2 text-sm font-normal text-muted">
          {nameOf.label(spot.dimension)}: {nameOf.value(spot.dimension, spot.value)}
        </span>
      </h2>
      <p className="number mt-2 text-sm">
        {t("spots.share", {
          answers: spot.answers,
          comments: spot.comments,
          share: format.share(spot.share),
          elsewhere: format.share(spot.elsewhere),
        })}
      </p>
      <p className="number mt-1 text-xs text-muted">
        {t("spots.difference", {
          points: points(spot.difference.value),
          lower: points(spot.difference.lower),
          upper: points(spot.difference.upper),
        })}
      </p>
      {sentences.data?.data[0]?.sentences.length ? (
        <div className="mt-4 border-t border-line pt-3">
          <h3 className="mb-2 text-xs font-semibold text-muted">{t("typical")}</h3>
          <SentenceList sentences={sentences.data.data[0].sentences} />
        </div>
      ) : null}
      <Link
        to="/responses"
        search={(view) => ({
          ...carried(view),
          ...{ period: undefined, from: day(from), to: day(to), filter: here, theme: [spot.theme] },
        })}
        className="button button--quiet mt-3"
      >
        {t("seeAnswers")}
      </Link>
    </li>
  );
}
