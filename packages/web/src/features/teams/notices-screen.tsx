import type { Notice } from "@candor/contract/notice.ts";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { noticesKey } from "../../here/queries.ts";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { PagedList } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, PageHead } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { colleaguesQuery } from "../../subjects/team-queries.ts";
import { useNoticeWords } from "./notice-words.ts";
import { noticeListQuery } from "./team-queries.ts";

/** What you were told, newest first. */
export function NoticesScreen() {
  const t = useMessages("web-teams");
  const format = useFormat();
  const { workspace } = useHere();
  const client = useQueryClient();
  const navigate = useNavigate();
  const colleagues = useQuery(colleaguesQuery(workspace.id)).data ?? [];
  const words = useNoticeWords(colleagues);
  const list = useInfiniteQuery(noticeListQuery(workspace.id));
  const read = useMutation({
    mutationFn: (ids: string[] | undefined) =>
      ask(api(workspace.id).POST("/api/v1/notices/read", { body: ids ? { ids } : {} })),
    onSettled: () => client.invalidateQueries({ queryKey: noticesKey(workspace.id) }),
  });
  const open = (notice: Notice) => {
    if (!notice.readAt) read.mutate([notice.id]);
    const [what, id = ""] = notice.target.split(":");
    if (what === "case") {
      void navigate({ to: "/cases/$caseId", params: { caseId: id }, search: carried });
    } else if (what === "person") {
      void navigate({ to: "/people/$personId", params: { personId: id }, search: carried });
    } else if (what === "promise") {
      void navigate({ to: "/cases/promises", search: carried });
    } else if (what === "improvement") {
      const params = { improvementId: id };
      void navigate({ to: "/improvements/$improvementId", params, search: carried });
    } else if (what === "announcement") {
      const params = { announcementId: id };
      void navigate({ to: "/announcements/$announcementId", params, search: carried });
    } else if (what === "decision") {
      void navigate({ to: "/decisions/$decisionId", params: { decisionId: id }, search: carried });
    } else if (what === "meeting") {
      void navigate({ to: "/meetings/$meetingId", params: { meetingId: id }, search: carried });
    } else if (what === "training") {
      void navigate({ to: "/trainings", search: carried });
    } else if (what === "recognition" || what === "response") {
      void navigate({ to: "/my-effect", search: carried });
    } else {
      void navigate({ to: what === "absence" ? "/teams/absences" : "/teams", search: carried });
    }
  };
  const unread = list.data?.pages[0]?.unread ?? 0;
  return (
    <>
      <PageHead
        title={t("notices")}
        actions={
          <>
            {unread > 0 ? (
              <Button busy={read.isPending} onClick={() => read.mutate(undefined)}>
                {t("notices.readAll", { n: unread })}
              </Button>
            ) : null}
            <Link to="/notices/settings" search={carried} className="button button--plain">
              {t("notices.settings")}
            </Link>
          </>
        }
      />
      <ErrorNotice error={read.error} className="mb-3" />
      <PagedList
        query={list}
        ghostRows={4}
        empty={<Empty title={t("notices.none")}>{t("notices.noneText")}</Empty>}
      >
        {(rows) => (
          <ul className="card max-w-3xl divide-y divide-line px-4 sm:px-5">
            {rows.map((notice) => (
              <li key={notice.id}>
                <button
                  type="button"
                  className="flex min-h-11 w-full items-start gap-3 py-3 text-start"
                  onClick={() => open(notice)}
                >
                  <span
                    aria-hidden
                    className={`mt-2 size-2 shrink-0 rounded-full ${notice.readAt ? "" : "bg-accent"}`}
                  />
                  <span className="min-w-0">
                    <span className={`block wrap-anywhere ${notice.readAt ? "" : "font-medium"}`}>
                      {notice.readAt ? null : (
                        <span className="sr-only">{t("notices.unread")} </span>
                      )}
                      {words(notice)}
                    </span>
                    <span className="block text-sm text-muted">
                      {format.ago(notice.at, new Date())}
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </>
  );
}
