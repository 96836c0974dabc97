import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import { latestQuery } from "../../here/numbers.ts";
import { useNumbersFilter } from "../../here/use-view.ts";
import { carried } from "../../here/view.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { AnswerRow, type ListOfAnswers } from "./answer-row.tsx";
import { useHeldStill } from "./held-still.ts";

/** The latest answers as they arrive, or only the unhappy ones with a comment: who to call. */
export function LatestCard({ className }: { className: string }) {
  const t = useMessages("web-overview");
  const id = useId();
  const ids = useSurveyIds();
  const numbers = useNumbersFilter();
  const [unhappy, setUnhappy] = useState(false);
  // The list that an answer is opened from goes along, so that "next" is the next one to call.
  const listed: ListOfAnswers = unhappy ? { group: ["detractor"], hasComment: "true" } : {};
  const latest = useQuery(latestQuery(ids, { ...numbers, ...listed, limit: 8 }));
  const list = useHeldStill(latest.data?.data ?? [], `${unhappy}${JSON.stringify(numbers)}`);

  return (
    <section aria-labelledby={id} className={`card p-4 sm:p-5 ${className}`}>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h2 id={id} className="font-semibold">
          {t("latest.title")}
        </h2>
        <div className="flex gap-1.5">
          {[false, true].map((one) => (
            <button
              key={String(one)}
              type="button"
              className="chip"
              aria-pressed={unhappy === one}
              onClick={() => setUnhappy(one)}
            >
              {one ? t("latest.toCall") : t("latest.all")}
            </button>
          ))}
        </div>
      </div>
      {latest.isError && !latest.data ? (
        <ErrorNotice error={latest.error} retry={() => void latest.refetch()} />
      ) : latest.isPending ? (
        <GhostRows rows={6} />
      ) : (
        <div {...list.hold} className={latest.isPlaceholderData ? "stale" : ""}>
          {list.waiting > 0 ? (
            <button
              type="button"
              className="chip mx-auto mb-1 flex border-accent! bg-accent-soft"
              onClick={list.release}
            >
              {t("latest.new", { n: list.waiting })}
            </button>
          ) : null}
          {list.shown.length === 0 ? (
            <p className="py-8 text-center text-muted">
              {unhappy ? t("latest.nobodyUnhappy") : t("latest.none")}
            </p>
          ) : (
            <ul className="-mx-2">
              {list.shown.map((answer) => (
                <li
                  key={answer.id}
                  className={list.arrived.has(answer.id) ? "arrived rounded-lg" : ""}
                >
                  <AnswerRow answer={answer} list={listed} />
                </li>
              ))}
            </ul>
          )}
          <Link
            to="/responses"
            className="button button--quiet mt-1 w-full"
            search={(view) => ({
              ...carried(view),
              ...listed,
            })}
          >
            {t("latest.seeAll")}
          </Link>
        </div>
      )}
    </section>
  );
}
