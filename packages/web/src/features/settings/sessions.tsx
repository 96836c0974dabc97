import { browserName } from "@candor/contract/browser-name.ts";
import type { Session } from "@candor/contract/session.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { sessionsQuery } from "./sessions-query.ts";

/** Where one is signed in; each can be ended from here. */
export function Sessions({ sessions }: { sessions: readonly Session[] }) {
  const t = useMessages("web-settings");
  const { workspace } = useHere();
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  const end = useMutation({
    mutationFn: (sessionId: string) =>
      ask(
        api(workspace.id).DELETE("/api/v1/me/sessions/{sessionId}", {
          params: { path: { sessionId } },
        }),
      ),
    onSuccess,
  });
  const endOthers = useMutation({
    mutationFn: () => ask(api(workspace.id).DELETE("/api/v1/me/sessions")),
    onSuccess,
  });
  return (
    <section aria-label={t("you.sessions")} className="card p-4 sm:p-6">
      <h2 className="font-semibold">{t("you.sessions")}</h2>
      <p className="mt-1 mb-2 text-sm text-muted">{t("you.sessions.text")}</p>
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <li
            key={session.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5 text-sm"
          >
            <Named session={session} />
            {session.isThis ? (
              <span className="text-muted">{t("you.sessions.this")}</span>
            ) : (
              <Button
                busy={end.isPending && end.variables === session.id}
                onClick={() => end.mutate(session.id)}
              >
                {t("you.sessions.end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ErrorNotice error={end.error ?? endOthers.error} className="mt-3" />
      <div className="mt-3 flex flex-wrap items-center gap-3">
        {sessions.length > 2 ? (
          <Button busy={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {t("you.sessions.endOthers")}
          </Button>
        ) : null}
        <span role="status" className="text-sm text-muted">
          {end.isSuccess || endOthers.isSuccess ? t("you.sessions.ended") : ""}
        </span>
      </div>
    </section>
  );
}

function Named({ session }: { session: Session }) {
  const t = useMessages("web-settings");
  const format = useFormat();
  const known = browserName(session.userAgent);
  const name =
    known === null
      ? t("you.sessions.unknown")
      : known.system === null
        ? known.browser
        : t("you.sessions.on", { browser: known.browser, system: known.system });
  return (
    <div className="min-w-0 flex-1">
      <p className="font-medium">{name}</p>
      <p className="text-xs text-muted">
        {t("you.sessions.since", {
          day: format.moment(session.startedAt),
          used: format.moment(session.usedAt),
        })}
      </p>
    </div>
  );
}
