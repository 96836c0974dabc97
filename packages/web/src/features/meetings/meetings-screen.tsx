import type { Meeting } from "@candor/contract/meeting.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { TogetherTabs } from "../../subjects/together-tabs.tsx";
import { meetingsQuery } from "./meeting-queries.ts";
import { PlanMeeting } from "./plan-meeting.tsx";

/** Meetings to come and meetings held. */
export function MeetingsScreen() {
  const t = useMessages("web-meetings");
  const { workspace, survey } = useHere();
  const [planning, setPlanning] = useState(false);
  const query = useQuery(meetingsQuery(workspace.id));
  const add =
    survey && !planning ? (
      <Button look="strong" onClick={() => setPlanning(true)}>
        {t("new")}
      </Button>
    ) : null;
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} actions={add} />
      <TogetherTabs />
      {planning ? <PlanMeeting done={() => setPlanning(false)} /> : null}
      <Loaded query={query} ghost={<GhostRows rows={4} />}>
        {(all) =>
          all.length === 0 ? (
            planning ? null : (
              <Empty title={t("none.title")} ghost={<GhostRows still />} actions={add}>
                {t("none.text")}
              </Empty>
            )
          ) : (
            <div className="max-w-4xl space-y-4">
              <Group
                title={t("group.coming")}
                rows={all.filter(({ state }) => state !== "closed").toReversed()}
              />
              <Group title={t("group.held")} rows={all.filter(({ state }) => state === "closed")} />
            </div>
          )
        }
      </Loaded>
    </>
  );
}

function Group({ title, rows }: { title: string; rows: readonly Meeting[] }) {
  const t = useMessages("web-meetings");
  const format = useFormat();
  if (rows.length === 0) return null;
  return (
    <section className="card p-4 sm:p-5" aria-label={title}>
      <h2 className="mb-1 font-semibold">{title}</h2>
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="py-3">
            <Link
              to="/meetings/$meetingId"
              params={{ meetingId: row.id }}
              search={carried}
              className="link font-medium wrap-anywhere"
            >
              {row.title}
            </Link>
            <p className="mt-0.5 flex flex-wrap gap-x-3 text-sm text-muted">
              <span>{format.moment(row.startsAt)}</span>
              <span>{t(`state.${row.state}`)}</span>
              {row.team ? (
                <span className="wrap-anywhere">{t("team.of", { team: row.team.name })}</span>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
