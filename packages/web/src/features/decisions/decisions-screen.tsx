import type { Decision } from "@candor/contract/decision.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import Plus from "lucide-react/icons/plus";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { TogetherTabs } from "../../subjects/together-tabs.tsx";
import { decisionsQuery } from "./decision-queries.ts";

/** What was decided: first what waits to be looked at, then what holds, then what is superseded. */
export function DecisionsScreen() {
  const t = useMessages("web-decisions");
  const { workspace } = useHere();
  const query = useQuery(decisionsQuery(workspace.id));
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} actions={<NewLink />} />
      <TogetherTabs />
      <Loaded query={query} ghost={<GhostRows rows={5} />}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t("none.title")} ghost={<GhostRows still />} actions={<NewLink />}>
              {t("none.text")}
            </Empty>
          ) : (
            <div className="max-w-4xl space-y-4">
              <Group title={t("group.due")} rows={all.filter(({ due }) => due)} />
              <Group
                title={t("group.held")}
                rows={all.filter(({ due, state }) => !due && state !== "superseded")}
              />
              <Group
                title={t("group.superseded")}
                rows={all.filter(({ state }) => state === "superseded")}
              />
            </div>
          )
        }
      </Loaded>
    </>
  );
}

function NewLink() {
  const t = useMessages("web-decisions");
  return (
    <Link to="/decisions/new" search={carried} className="button button--strong">
      <Plus aria-hidden className="size-4" />
      {t("new")}
    </Link>
  );
}

function Group({ title, rows }: { title: string; rows: readonly Decision[] }) {
  if (rows.length === 0) return null;
  return (
    <section className="card p-4 sm:p-5" aria-label={title}>
      <h2 className="mb-1 font-semibold">{title}</h2>
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
    </section>
  );
}

function Row({ row }: { row: Decision }) {
  const t = useMessages("web-decisions");
  const format = useFormat();
  const { reviewOn, outcome, state, due } = row;
  return (
    <li className="py-3">
      <p className="text-sm text-muted wrap-anywhere">
        <span className="number">#{row.number}</span> {row.question}
      </p>
      <Link
        to="/decisions/$decisionId"
        params={{ decisionId: row.id }}
        search={carried}
        className="link font-medium wrap-anywhere"
      >
        {row.choice}
      </Link>
      <p className="mt-0.5 flex flex-wrap gap-x-3 text-sm text-muted">
        <span>
          {t("decided", {
            day: format.day(row.decidedOn),
            who: row.decidedBy.map(({ name }) => name).join(", "),
          })}
        </span>
        {outcome ? <span>{t(`outcome.${outcome}`)}</span> : null}
        {due ? (
          <span className="font-medium text-ink">{t("due")}</span>
        ) : reviewOn && state !== "superseded" ? (
          <span>{t("reviewOn", { day: format.day(reviewOn) })}</span>
        ) : null}
      </p>
    </li>
  );
}
