import type { Reviews } from "@candor/contract/review.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { SearchBox } from "../../parts/search-box.tsx";
import { ToldTabs } from "../../subjects/told-tabs.tsx";
import { type ReviewsAsked, reviewsQuery } from "./praise-queries.ts";
import { ReviewCard } from "./review-card.tsx";
import { TakeReviews } from "./take-reviews.tsx";

/** What stands about us elsewhere: read, answered by a draft to copy, and a case where one is needed. */
export function ReviewsScreen() {
  const t = useMessages("web-praise");
  const { workspace } = useHere();
  const may = useMay();
  const view = useSearch({ from: "/inside/reviews" });
  const navigate = useNavigate();
  const answered =
    view.answered === "true" || view.answered === "false" ? view.answered : undefined;
  const asked: ReviewsAsked = { site: view.site, answered, search: view.search };
  const query = useInfiniteQuery(reviewsQuery(workspace.id, asked));
  const change = (to: Partial<Record<"site" | "answered" | "search", string | undefined>>) =>
    void navigate({ to: "/reviews", search: (old) => ({ ...old, ...to }), replace: true });
  const sites: Reviews["sites"] = query.data?.pages[0]?.sites ?? [];
  return (
    <>
      <PageHead title={t("reviews")} lead={t("reviews.lead")} />
      <ToldTabs />
      <p className="mb-4 text-sm">
        <Link to="/why/others" search={carried} className="link">
          {t("reviews.trend")}
        </Link>
      </p>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SearchBox
          id="review-search"
          label={t("reviews.search")}
          value={view.search}
          onChange={(search) => change({ search })}
        />
        <FilterChoice
          name={t("reviews.site")}
          any={t("reviews.anySite")}
          options={sites.map(({ site, reviews, unanswered }) => ({
            value: site,
            label: t("reviews.siteCounts", { site, n: reviews, unanswered }),
          }))}
          value={view.site}
          onChange={(site) => change({ site })}
        />
        <FilterChoice
          name={t("reviews.answered")}
          any={t("reviews.answeredAny")}
          options={[
            { value: "false" as const, label: t("reviews.open") },
            { value: "true" as const, label: t("reviews.done") },
          ]}
          value={answered}
          onChange={(next) => change({ answered: next })}
        />
      </div>
      <Loaded query={query} ghost={<GhostRows rows={5} />}>
        {({ pages }) => {
          const all = pages.flatMap(({ data }) => data);
          return all.length === 0 ? (
            <Empty title={t("reviews.none")} ghost={<GhostRows still />}>
              {t("reviews.noneText")}
            </Empty>
          ) : (
            <ul className="space-y-3">
              {all.map((one) => (
                <ReviewCard key={`${one.id} ${one.version}`} one={one} />
              ))}
            </ul>
          );
        }}
      </Loaded>
      {query.hasNextPage ? (
        <Button
          className="mt-3"
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("more")}
        </Button>
      ) : null}
      {may.write ? <TakeReviews /> : null}
    </>
  );
}
