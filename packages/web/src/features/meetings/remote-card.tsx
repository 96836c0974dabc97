import type { MeetingDetail, MeetingRemote } from "@candor/contract/meeting.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { meetingsKey } from "./meeting-queries.ts";

/** A phone as the remote: a link to point it at, which ends with the meeting. */
export function RemoteCard({ meeting }: { meeting: MeetingDetail }) {
  const t = useMessages("web-meetings");
  const format = useFormat();
  const { workspace } = useHere();
  const client = useQueryClient();
  const [remote, setRemote] = useState<MeetingRemote | null>(null);
  const params = { path: { meetingId: meeting.id } };
  const refresh = () => client.invalidateQueries({ queryKey: meetingsKey(workspace.id) });
  const make = useMutation({
    mutationFn: () =>
      ask(api(workspace.id).POST("/api/v1/meetings/{meetingId}/remote", { params, body: {} })),
    onSuccess: async (made) => {
      setRemote(made);
      await refresh();
    },
  });
  const end = useMutation({
    mutationFn: () =>
      ask(api(workspace.id).DELETE("/api/v1/meetings/{meetingId}/remote", { params })),
    onSuccess: async () => {
      setRemote(null);
      await refresh();
    },
  });
  const { remoteUntil } = meeting;
  return (
    <section className="card space-y-3 p-4 sm:p-5" aria-label={t("remote")}>
      <h2 className="font-semibold">{t("remote")}</h2>
      <p className="text-sm text-muted">{t("remote.lead")}</p>
      {remote && remoteUntil ? (
        <>
          <img
            className="size-44 rounded-lg bg-white p-2"
            alt={t("remote.qr")}
            src={`data:image/svg+xml,${encodeURIComponent(remote.qr)}`}
          />
          <CopyField label={t("remote.link")} value={remote.link} />
        </>
      ) : null}
      {remoteUntil ? (
        <p className="text-sm">{t("remote.until", { when: format.moment(remoteUntil) })}</p>
      ) : null}
      <ErrorNotice error={make.error ?? end.error} />
      <div className="flex flex-wrap gap-2">
        <Button busy={make.isPending} onClick={() => make.mutate()}>
          {t(remoteUntil ? "remote.another" : "remote.make")}
        </Button>
        {remoteUntil ? (
          <Button look="quiet" busy={end.isPending} onClick={() => end.mutate()}>
            {t("remote.end")}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
