import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";

/** So many stand on the card of a team before somebody asks for the rest. */
const SHOWN = 3;

/** When a team meets next, and when it met. */
export function TeamMeetings({ teamId }: { teamId: string }) {
  const t = useMessages("web-teams");
  const format = useFormat();
  const { workspace } = useHere();
  const [whole, setWhole] = useState(false);
  const query = useQuery({
    queryKey: ["workspace", workspace.id, "meetings", "of-team", teamId],
    queryFn: ({ signal }) =>
      ask(api(workspace.id).GET("/api/v1/meetings", { params: { query: { teamId } }, signal })),
  });
  const all = query.data?.data ?? [];
  const coming = all.filter(({ state }) => state !== "closed").toReversed();
  const sorted = [...coming, ...all.filter(({ state }) => state === "closed")];
  const shown = whole ? sorted : sorted.slice(0, SHOWN);
  return (
    <div className="mt-3 border-t border-line pt-3">
      <h3 className="text-sm font-medium">{t("meetings")}</h3>
      <ErrorNotice error={query.error} retry={() => void query.refetch()} />
      {query.data && all.length === 0 ? (
        <p className="text-sm text-muted">
          {t("meetings.none")}{" "}
          <Link to="/meetings" search={carried} className="link">
            {t("meetings.plan")}
          </Link>
        </p>
      ) : null}
      <ul>
        {shown.map(({ id, title, startsAt, state }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3 py-1 text-sm">
            <Link
              to="/meetings/$meetingId"
              params={{ meetingId: id }}
              search={carried}
              className="link min-w-0 wrap-anywhere"
            >
              {title}
            </Link>
            <span className="text-muted">
              {format.moment(startsAt)} · {t(`meetings.${state}`)}
            </span>
          </li>
        ))}
      </ul>
      {sorted.length > SHOWN && !whole ? (
        <Button look="quiet" onClick={() => setWhole(true)}>
          {t("meetings.all", { n: sorted.length })}
        </Button>
      ) : null}
    </div>
  );
}
