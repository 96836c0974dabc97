import type { Sending } from "@candor/contract/sending.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import CirclePause from "lucide-react/icons/circle-pause";
import CircleStop from "lucide-react/icons/circle-stop";
import Play from "lucide-react/icons/play";
import { useState } from "react";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { askingKey, sendingQuery } from "../../subjects/asking-queries.ts";

export type RunAct = "start" | "undo-start" | "pause" | "resume" | "stop";

/** So long a start can be taken back whole; see `GraceCard`. */
const GRACE_SECONDS = 20;

/** Starts, pauses, resumes or stops a sending; every list shows what came of it. */
export function useRun(sending: Sending) {
  const client = useQueryClient();
  const { workspace } = useHere();
  return useMutation({
    mutationFn: (act: RunAct) =>
      ask(
        act === "start"
          ? api(workspace.id).POST("/api/v1/sendings/{sendingId}/start", {
              params: {
                path: { sendingId: sending.id },
                query: { graceSeconds: GRACE_SECONDS },
              },
            })
          : api(workspace.id).POST(`/api/v1/sendings/{sendingId}/${act}`, {
              params: { path: { sendingId: sending.id } },
            }),
      ),
    onSuccess: (fresh) => {
      client.setQueryData(sendingQuery(workspace.id, sending.id).queryKey, fresh);
      void client.invalidateQueries({ queryKey: askingKey(workspace.id) });
    },
  });
}

/** The brakes of a sending that has begun. */
export function RunButtons({ sending }: { sending: Sending }) {
  const t = useMessages("web-asking");
  const may = useMay();
  const run = useRun(sending);
  const [sure, setSure] = useState(false);
  const goes = sending.status === "running";
  const starts = sending.status === "starting";
  if (!may.write || (!goes && !starts && sending.status !== "paused")) return null;
  return (
    <div>
      {sending.status === "paused" ? (
        <p className="mb-2 text-sm text-muted">{t("paused")}</p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {sure ? (
          // What is cancelled does not come back by itself, so one question is right.
          <>
            <Button
              look="alarm"
              busy={run.isPending}
              onClick={() => run.mutate("stop", { onSuccess: () => setSure(false) })}
            >
              {t("stop.sure")}
            </Button>
            <Button look="quiet" onClick={() => setSure(false)}>
              {t("stop.keep")}
            </Button>
          </>
        ) : (
          <>
            {starts ? null : (
              <Button
                look={goes ? "plain" : "strong"}
                busy={run.isPending}
                onClick={() => run.mutate(goes ? "pause" : "resume")}
              >
                {goes ? (
                  <CirclePause aria-hidden className="size-4" />
                ) : (
                  <Play aria-hidden className="size-4" />
                )}
                {t(goes ? "pause" : "resume")}
              </Button>
            )}
            <Button look="quiet" onClick={() => setSure(true)}>
              <CircleStop aria-hidden className="size-4" />
              {t("stop")}
            </Button>
          </>
        )}
      </div>
      <ErrorNotice error={run.error} className="mt-3" />
    </div>
  );
}
