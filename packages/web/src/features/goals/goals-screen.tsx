import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { How } from "../../here/how.tsx";
import { useHere, useMay, useSurveyIds } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { FirstWeek } from "../../subjects/homes/first-week.tsx";
import { NewSurveyLink } from "../../subjects/new-survey-link.tsx";
import { TogetherTabs } from "../../subjects/together-tabs.tsx";
import { GoalCard } from "./goal-card.tsx";
import { GoalForm } from "./goal-form.tsx";
import { goalsQuery, keyFiguresQuery } from "./goal-queries.ts";
import { useFigureWords } from "./goal-words.ts";

/** Every key figure with its base, and what is to be reached by when. */
export function GoalsScreen() {
  const t = useMessages("web-goals");
  const { survey } = useHere();
  return (
    <>
      <PageHead title={t("goals")} lead={t("lead")} />
      <TogetherTabs />
      {survey ? (
        <div className="space-y-4">
          <FirstWeek of="executive" />
          <KeyFigures />
          <Goals />
        </div>
      ) : (
        <Empty title={t("noSurvey")} ghost={<GhostRows still />} actions={<NewSurveyLink />} />
      )}
    </>
  );
}

function KeyFigures() {
  const t = useMessages("web-goals");
  const { survey } = useHere();
  const words = useFigureWords();
  const query = useQuery(keyFiguresQuery(useSurveyIds()));
  return (
    <section className="card p-4 sm:p-5" aria-label={t("figures")}>
      <h2 className="font-semibold">{t("figures")}</h2>
      <Loaded query={query} ghost={<GhostRows rows={4} />}>
        {(rows) => {
          const [first] = rows;
          if (!first) return null;
          const [last, before] = [words.month(first.last.from), words.month(first.before.from)];
          return (
            <>
              <p className="mb-3 max-w-prose text-sm text-muted">
                {t("figuresLead", { survey: survey?.name ?? "", last, before })}
              </p>
              <table className="number table w-full text-sm">
                <caption className="sr-only">{t("figures")}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t("measure")}</th>
                    <th scope="col">{last}</th>
                    <th scope="col">{t("base")}</th>
                    <th scope="col">{before}</th>
                    <th scope="col">{t("base")}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.measure}>
                      <th scope="row">{t(`measure.${row.measure}`)}</th>
                      <td data-name={last}>{words.value(row.measure, row.last)}</td>
                      <td data-name={t("base")}>{words.base(row.measure, row.last.n)}</td>
                      <td data-name={before}>{words.value(row.measure, row.before)}</td>
                      <td data-name={t("base")}>{words.base(row.measure, row.before.n)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <p className="mt-3 max-w-prose text-xs text-muted">{t("deskNote")}</p>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function Goals() {
  const t = useMessages("web-goals");
  const { workspace } = useHere();
  const may = useMay();
  const [making, setMaking] = useState(false);
  const query = useQuery(goalsQuery(workspace.id));
  const add =
    may.write && !making ? (
      <Button look="strong" onClick={() => setMaking(true)}>
        {t("new")}
      </Button>
    ) : null;
  return (
    <section className="mt-6 space-y-3" aria-label={t("goals")}>
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="font-semibold">{t("goals")}</h2>
          <p className="max-w-prose text-sm text-muted">
            <How inline page="goals" />{" "}
            {query.data && query.data.length > 0 ? (
              <a
                className="link"
                href={`/api/v1/goals/export.csv?workspace=${workspace.id}`}
                download
              >
                {t("csv")}
              </a>
            ) : null}
          </p>
        </div>
        {query.data && query.data.length > 0 ? add : null}
      </div>
      {making ? (
        <div className="card p-4 sm:p-5">
          <GoalForm done={() => setMaking(false)} />
        </div>
      ) : null}
      <Loaded query={query} ghost={<GhostRows rows={3} />}>
        {(goals) =>
          goals.length === 0 ? (
            making ? null : (
              <Empty title={t("empty")} ghost={<GhostRows still />} actions={add}>
                {t("emptyText")}
              </Empty>
            )
          ) : (
            <ul className="grid gap-3 xl:grid-cols-2">
              {goals.map((goal) => (
                <GoalCard key={goal.id} goal={goal} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
