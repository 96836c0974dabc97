import { useQuery } from "@tanstack/react-query";
import { How } from "../../here/how.tsx";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { api, ask, type BodyOf } from "../../request/api.ts";
import { useNumbersOf, useWatchedName } from "./alert-words.ts";

/** A rule as the preview asks for it. */
export type WatchedRule = BodyOf<"/api/v1/alert-rules/preview", "post">;

/** What the rule would have said over the past year, with its numbers. */
export function RulePreview({ watched }: { watched: WatchedRule }) {
  const t = useMessages("web-alerts");
  const format = useFormat();
  const { workspace } = useHere();
  const nameOf = useWatchedName();
  const numbersOf = useNumbersOf();
  const query = useQuery({
    queryKey: ["workspace", workspace.id, "alert-preview", watched],
    queryFn: ({ signal }) =>
      ask(api(workspace.id).POST("/api/v1/alert-rules/preview", { body: watched, signal })),
  });
  const { kind = "score_drop", falseAlarmDays = 730 } = watched;
  const isFound = kind === "integrity" || kind === "goal_slipping";
  const lives = kind === "score_drop" || kind === "score_rise" || kind === "detractors_rise";
  return (
    <section className="card p-4 sm:p-5" aria-label={t("preview")}>
      <h2 className="flex items-center gap-1 font-semibold">
        {t("preview")} <How inline page="early-warning" />
      </h2>
      <Loaded query={query} ghost={<GhostRows rows={3} />}>
        {({ wouldHaveSpoken, falseAlarms, watched: count, waiting }) => (
          <>
            <p className="mt-2" data-testid="would-have-spoken">
              {count === 0
                ? t("previewWaiting")
                : t("previewSpoken", { n: wouldHaveSpoken.length, watched: count })}
            </p>
            <p className="mt-1 text-sm text-muted">
              {isFound || falseAlarms.perYear === null
                ? t("previewFound")
                : t("previewBudget", {
                    times: format.decimal(falseAlarms.perYear),
                    days: falseAlarmDays,
                    answers:
                      falseAlarms.answers === null || !lives
                        ? "none"
                        : format.count(Math.round(falseAlarms.answers)),
                  })}
              {waiting > 0 && count > 0 ? ` ${t("waiting", { n: waiting })}` : ""}
            </p>
            <ul className="mt-3 divide-y divide-line">
              {wouldHaveSpoken.slice(-10).map(({ at, value, evidence }) => (
                <li key={`${at} ${value}`} className="number py-2 text-sm wrap-anywhere">
                  {lives
                    ? t("previewOne", {
                        day: format.day(at),
                        value: nameOf(kind, value, evidence),
                        since: format.day(evidence.since),
                        n: evidence.now.answers,
                      })
                    : `${format.day(at)} ${nameOf(kind, value, evidence)}`}
                  {lives ? null : <span className="block text-muted">{numbersOf(evidence)}</span>}
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </section>
  );
}
