import type { Announcement } from "@candor/contract/announcement.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice, Remark } from "../../parts/notice.tsx";
import { useToast } from "../../parts/toast.tsx";
import { api, ask } from "../../request/api.ts";
import { announcementsKey } from "./announcement-queries.ts";
import { SendLater } from "./send-later.tsx";

/** Above so many recipients a second colleague approves; the server says so. */
const SECOND_LOOK_ABOVE = 500;

type Path = "approve" | "send" | "unschedule" | "pause" | "resume" | "cancel";

/** What can be done next: try it, look, send, stop. Whoever may not send reads that somebody else does. */
export function SendActs({ one, changed }: { one: Announcement; changed: boolean }) {
  const t = useMessages("web-announcements");
  const format = useFormat();
  const toast = useToast();
  const { workspace } = useHere();
  const { write } = useMay();
  const client = useQueryClient();
  const params = { path: { announcementId: one.id } };
  const door = api(workspace.id);
  const act = useMutation({
    mutationFn: async (path: Path) => {
      switch (path) {
        case "approve":
          return ask(
            door.POST("/api/v1/announcements/{announcementId}/approve", { params, body: {} }),
          );
        case "send":
          return ask(
            door.POST("/api/v1/announcements/{announcementId}/send", { params, body: {} }),
          );
        case "unschedule":
          return ask(
            door.POST("/api/v1/announcements/{announcementId}/unschedule", { params, body: {} }),
          );
        case "pause":
          return ask(
            door.POST("/api/v1/announcements/{announcementId}/pause", { params, body: {} }),
          );
        case "resume":
          return ask(
            door.POST("/api/v1/announcements/{announcementId}/resume", { params, body: {} }),
          );
        case "cancel":
          return ask(
            door.POST("/api/v1/announcements/{announcementId}/cancel", { params, body: {} }),
          );
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: announcementsKey(workspace.id) }),
  });
  const test = useMutation({
    mutationFn: () =>
      ask(door.POST("/api/v1/announcements/{announcementId}/test", { params, body: {} })),
    onSuccess: ({ to }) => toast({ message: t("test.sent", { to }) }),
  });
  const { state, fates } = one;
  const button = (path: Path, look: "strong" | "plain" | "quiet" = "plain") => (
    <Button
      look={look}
      busy={act.isPending && act.variables === path}
      disabled={changed}
      onClick={() => act.mutate(path)}
    >
      {t(`act.${path}`, { n: fates.waiting })}
    </Button>
  );
  return (
    <section className="card space-y-3 p-4 sm:p-5" aria-label={t("acts")}>
      <h2 className="font-semibold">{t(`acts.${state}`)}</h2>
      <p className="text-sm text-muted">{t(`acts.${state}.text`, { n: SECOND_LOOK_ABOVE })}</p>
      {one.approvedBy && one.approvedAt ? (
        <p className="text-sm">
          {t("approved.by", { who: one.approvedBy, when: format.moment(one.approvedAt) })}
        </p>
      ) : null}
      {one.scheduledAt ? (
        <p className="text-sm font-medium">
          {t("scheduled", { when: format.moment(one.scheduledAt) })}
        </p>
      ) : null}
      {one.scheduleMissedAt ? (
        <Remark>{t("schedule.missed", { when: format.moment(one.scheduleMissedAt) })}</Remark>
      ) : null}
      {changed ? <p className="text-sm">{t("acts.unsaved")}</p> : null}
      <div className="flex flex-wrap gap-2">
        {state === "draft" || state === "approved" ? (
          <Button busy={test.isPending} disabled={changed} onClick={() => test.mutate()}>
            {t("test")}
          </Button>
        ) : null}
        {write ? (
          <>
            {state === "draft" ? button("approve", "strong") : null}
            {state === "approved" ? button("send", "strong") : null}
            {one.scheduledAt ? button("unschedule") : null}
            {state === "sending" ? button("pause", "strong") : null}
            {state === "paused" ? button("resume", "strong") : null}
            {state === "draft" || state === "approved" || state === "paused"
              ? button("cancel", "quiet")
              : null}
          </>
        ) : (
          <p className="text-sm">{t("acts.notYou")}</p>
        )}
      </div>
      {write && state === "approved" && !one.scheduledAt ? (
        <SendLater one={one} disabled={changed} />
      ) : null}
      <ErrorNotice error={act.error ?? test.error} />
    </section>
  );
}
