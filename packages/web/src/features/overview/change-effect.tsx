import type { ChangeEffect } from "@candor/contract/change.ts";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { How } from "../../here/how.tsx";
import { numbersKey, type SurveyIds } from "../../here/numbers.ts";
import { useView } from "../../here/use-view.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";

function effectQuery(
  ids: SurveyIds,
  changeId: string,
  query: { filter: string[] | undefined; theme: string[] | undefined },
) {
  return queryOptions({
    queryKey: [...numbersKey(ids), "change-effect", changeId, query],
    queryFn: ({ signal }) =>
      ask(
        api(ids.workspace).GET("/api/v1/surveys/{surveyId}/changes/{changeId}/effect", {
          params: { path: { surveyId: ids.survey, changeId }, query: defined(query) },
          signal,
        }),
      ),
  });
}

/** What came of a dated change: before and after, and, where the screen is narrowed, against everybody else. */
export function EffectOfChange({ changeId, title }: { changeId: string; title: string }) {
  const t = useMessages("web-overview");
  const ids = useSurveyIds();
  const [{ filter, theme }] = useView();
  const [open, setOpen] = useState(false);
  const query = useQuery({
    ...effectQuery(ids, changeId, { filter, theme }),
    enabled: open && ids.survey !== "",
  });
  return (
    <details className="basis-full text-sm" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary aria-label={t("effect.of", { title })}>{t("effect")}</summary>
      {open ? (
        <Loaded query={query} ghost={<GhostRows rows={1} />}>
          {(found) => <Told found={found} />}
        </Loaded>
      ) : null}
    </details>
  );
}

function Told({ found }: { found: ChangeEffect }) {
  const t = useMessages("web-overview");
  const s = useMessages("score");
  const format = useFormat();
  const score = (report: ChangeEffect["before"] | ChangeEffect["bySource"]) =>
    report === null || report.score === null
      ? s("tooFew", { n: report?.answers ?? 0 })
      : `${format.points(report.score, marginOf(report.interval))} (${s("base", { n: report.answers })})`;
  const { change, effect } = found;
  return (
    <div className="number mt-1 space-y-1">
      <p>
        {t("effect.before", { score: score(found.before) })}{" "}
        {t("effect.after", { score: score(found.after) })}
      </p>
      {change === null ? null : (
        <p>
          {t("effect.change", {
            points: format.signed(change.points),
            lower: format.signed(change.lower),
            upper: format.signed(change.upper),
          })}
        </p>
      )}
      {found.others === null ? null : (
        <p>
          {found.others.points === null
            ? t("effect.othersFew")
            : t("effect.others", { points: format.signed(found.others.points) })}
        </p>
      )}
      {effect === null ? null : (
        <p>
          {t("effect.against", {
            points: format.signed(effect.points),
            lower: format.signed(effect.lower),
            upper: format.signed(effect.upper),
          })}
        </p>
      )}
      {found.bySource === null ? null : (
        <p>{t("effect.source", { score: score(found.bySource) })}</p>
      )}
      <p className="font-medium">
        {t(`effect.verdict.${found.verdict}`)} {found.open ? t("effect.open") : null}{" "}
        <How inline page="change-effect" />
      </p>
    </div>
  );
}
