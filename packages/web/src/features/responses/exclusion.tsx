import type { ResponseDetail } from "@candor/contract/response.ts";
import CircleMinus from "lucide-react/icons/circle-minus";
import Hourglass from "lucide-react/icons/hourglass";
import { useState } from "react";
import { useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages, useOpenMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { useToast } from "../../parts/toast.tsx";
import { useChangeResponse } from "./change-response.ts";
import { ReasonForm } from "./reason-form.tsx";

/** That an answer does not count, why not, and the way back; nothing where it counts. */
export function Standing({ response }: { response: ResponseDetail }) {
  const t = useMessages("web-responses");
  const reasons = useOpenMessages("web");
  const format = useFormat();
  const may = useMay();
  const { change } = useChangeResponse(response);
  const [asking, setAsking] = useState(false);
  const back = () => change.mutate({ takeIn: true });
  const { exclusion, quarantine } = response;
  if (exclusion) {
    return (
      <div className="rounded-xl border border-alarm/30 bg-alarm-soft p-3 text-sm">
        <p className="flex items-center gap-2 font-medium">
          <CircleMinus aria-hidden className="size-4 shrink-0" />
          {t("excluded", {
            reason: reasons(`exclusion.${exclusion.reason}`) ?? exclusion.reason,
          })}
        </p>
        {exclusion.note ? <p className="mt-1 wrap-anywhere">{exclusion.note}</p> : null}
        <p className="mt-1 text-muted">
          {exclusion.by} · {format.moment(exclusion.at)}
        </p>
        <ErrorNotice error={change.error} className="mt-2" />
        {may.write ? (
          <Button className="mt-3" busy={change.isPending} onClick={back}>
            {t("countAgain")}
          </Button>
        ) : null}
      </div>
    );
  }
  if (quarantine) {
    return (
      <div className="rounded-xl border border-detractor/30 bg-detractor-soft p-3 text-sm">
        <p className="flex items-center gap-2 font-medium">
          <Hourglass aria-hidden className="size-4 shrink-0" />
          {t("quarantined")}
        </p>
        <p className="mt-1 text-muted">
          {reasons(`quarantine.${quarantine.reason}`) ?? quarantine.reason}
        </p>
        <ErrorNotice error={change.error} className="mt-2" />
        {may.write ? (
          <div className="mt-3 flex flex-wrap gap-2">
            <Button busy={change.isPending} onClick={back}>
              {t("countIt")}
            </Button>
            <Button look="quiet" onClick={() => setAsking(true)}>
              {t("leaveOut")}
            </Button>
          </div>
        ) : null}
        {asking ? <Ask response={response} onDone={() => setAsking(false)} /> : null}
      </div>
    );
  }
  return null;
}

/** Leaves an answer that counts out of the score; a reason is asked for. */
export function LeaveOut({ response }: { response: ResponseDetail }) {
  const t = useMessages("web-responses");
  const [asking, setAsking] = useState(false);
  if (response.exclusion || response.quarantine) return null;
  return asking ? (
    <div className="w-full">
      <Ask response={response} onDone={() => setAsking(false)} />
    </div>
  ) : (
    <Button onClick={() => setAsking(true)}>
      <CircleMinus aria-hidden className="size-4" />
      {t("leaveOut")}
    </Button>
  );
}

function Ask({ response, onDone }: { response: ResponseDetail; onDone: () => void }) {
  const t = useMessages("web-responses");
  const toast = useToast();
  const { change } = useChangeResponse(response);
  return (
    <div className="mt-3 rounded-xl border border-line p-3 first:mt-0">
      <ReasonForm
        busy={change.isPending}
        error={change.error}
        onCancel={onDone}
        onLeaveOut={(leaveOut) =>
          change.mutate(
            { leaveOut },
            {
              onSuccess: () => {
                onDone();
                toast({ message: t("nowLeftOut"), undo: () => change.mutate({ takeIn: true }) });
              },
            },
          )
        }
      />
    </div>
  );
}
