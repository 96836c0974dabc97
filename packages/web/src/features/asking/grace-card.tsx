import type { Sending } from "@candor/contract/sending.ts";
import { useQueryClient } from "@tanstack/react-query";
import Undo2 from "lucide-react/icons/undo-2";
import { useEffect, useState } from "react";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { sendingQuery } from "../../subjects/asking-queries.ts";
import { useRun } from "./run-buttons.tsx";

/** Whether the sending waits, so that its start can be taken back. */
export function inGrace({ status, undoUntil, starting }: Sending): boolean {
  return status === "starting" && undoUntil !== null && starting?.of === null;
}

/** A sending that was started a moment ago: how long it waits, and the way back, which leaves nothing behind. */
export function GraceCard({ sending }: { sending: Sending }) {
  const t = useMessages("web-asking");
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const run = useRun(sending);
  const seconds = useSecondsUntil(sending.undoUntil);
  const isOver = seconds === 0;
  useEffect(() => {
    if (!isOver) return;
    const query = sendingQuery(workspace.id, sending.id);
    void client.invalidateQueries({ queryKey: query.queryKey });
  }, [isOver, client, workspace.id, sending.id]);
  return (
    <section aria-label={t("grace.title")} className="card min-w-0 space-y-3 p-4 sm:p-5">
      <h2 className="font-semibold">{t("grace.title")}</h2>
      <p className="number" role="timer">
        {seconds > 0 ? t("grace.left", { n: seconds }) : t("starting.finding")}
      </p>
      <p className="text-sm text-muted">{t("grace.text")}</p>
      {may.write && seconds > 0 ? (
        <Button look="strong" busy={run.isPending} onClick={() => run.mutate("undo-start")}>
          <Undo2 aria-hidden className="size-4" />
          {t("grace.undo")}
        </Button>
      ) : null}
      <ErrorNotice error={run.error} />
    </section>
  );
}

/** Whole seconds that are left, counted down; 0 when there are none. */
function useSecondsUntil(moment: string | null): number {
  const left = () =>
    moment === null ? 0 : Math.max(0, Math.ceil((Date.parse(moment) - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left()), 500);
    return () => clearInterval(timer);
  });
  return seconds;
}
