import type { Sending } from "@candor/contract/sending.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages, useOpenMessages } from "../../language/language-context.tsx";
import { api, ask } from "../../request/api.ts";
import { askingKey } from "../../subjects/asking-queries.ts";
import { ListFile, Rejected } from "../../subjects/list-file.tsx";

/** What happened to customers, as a file, for a sending that waits for it. */
export function EventsFile({ sending }: { sending: Sending }) {
  const t = useMessages("web-asking");
  const reasons = useOpenMessages("web-asking");
  const format = useFormat();
  const { workspace } = useHere();
  const client = useQueryClient();
  const event = sending.audience.event ?? "event";
  const send = useMutation({
    mutationFn: (csv: string) =>
      ask(
        api(workspace.id).POST("/api/v1/surveys/{surveyId}/events/csv", {
          params: { path: { surveyId: sending.surveyId } },
          body: { csv },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: askingKey(workspace.id) }),
  });
  return (
    <ListFile
      area="web-asking"
      title={t("events.title")}
      text={t("events.text", { event })}
      columns={`event,email,at,order_id\n${event},anna@example.com,2026-05-31T14:00:00Z,1001`}
      button={t("events.send")}
      send={send}
    >
      {(heard) => (
        <>
          <p className="font-medium">
            {t("events.done", { asked: heard.asked, rows: heard.rows })}
          </p>
          {heard.unheard > 0 ? <p>{t("events.unheard", { n: heard.unheard })}</p> : null}
          {Object.entries(heard.notAsked).map(([reason, n]) => (
            <p key={reason} className="text-muted">
              {reasons(`reason.${reason}`) ?? reason}: {format.count(n)}
            </p>
          ))}
          <Rejected area="web-asking" rows={heard.rejected} />
        </>
      )}
    </ListFile>
  );
}
