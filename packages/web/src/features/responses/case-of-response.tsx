import type { ResponseDetail } from "@candor/contract/response.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { workspaceKey } from "../../here/queries.ts";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";

/** The case that sees to an answer, or the way to open one. */
export function CaseOfResponse({ response }: { response: ResponseDetail }) {
  const t = useMessages("web-responses");
  const { workspace } = useHere();
  const found = useQuery({
    queryKey: [...workspaceKey(workspace.id), "cases", "of-response", response.id],
    queryFn: ({ signal }) =>
      ask(
        api(workspace.id).GET("/api/v1/cases", {
          params: { query: { responseId: response.id, state: "all", limit: 1 } },
          signal,
        }),
      ).then(({ data }) => data[0] ?? null),
  });
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <ErrorNotice error={found.error} />
      {found.data ? (
        <Link
          to="/cases/$caseId"
          params={{ caseId: found.data.id }}
          search={carried}
          className="button button--plain"
        >
          {t("case.see", { n: found.data.number })}
        </Link>
      ) : found.data === null ? (
        <Link
          to="/cases/new"
          search={(view) => ({ ...carried(view), response: response.id })}
          className="button button--plain"
        >
          {t("case.open")}
        </Link>
      ) : null}
    </div>
  );
}
