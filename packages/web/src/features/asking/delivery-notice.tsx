import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import CircleCheck from "lucide-react/icons/circle-check";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { ReactNode } from "react";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages, useOpenMessages } from "../../language/language-context.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { deliveryQuery } from "../../subjects/asking-queries.ts";

/** Whether messages get out: a server that is down, a queue that waits, what a person must decide. */
export function DeliveryNotice() {
  const t = useMessages("web-asking");
  const names = useOpenMessages("web-asking");
  const format = useFormat();
  const { workspace } = useHere();
  const delivery = useQuery(deliveryQuery(workspace.id));
  const unconfirmed = (delivery.data ?? []).reduce((n, one) => n + one.unconfirmed, 0);
  const email = delivery.data?.find((one) => one.channel === "email");
  const down = (delivery.data ?? []).filter((one) => one.state === "down");
  return (
    <div className="mb-4 space-y-2 empty:hidden">
      <ErrorNotice error={delivery.error} retry={() => void delivery.refetch()} />
      {down.map((one) => (
        <Trouble key={one.channel}>
          <p className="font-medium">
            {t("delivery.down", {
              channel: names(`channel.${one.channel}`) ?? one.channel,
              since: one.since ? format.moment(one.since) : "–",
            })}
          </p>
          <p>
            {t("delivery.waiting", { n: one.waiting + one.sending })}{" "}
            {one.nextTryAt
              ? t("delivery.next", { when: format.ago(one.nextTryAt, new Date()) })
              : null}
          </p>
          {one.error ? <p className="mt-1 text-muted wrap-anywhere">{one.error}</p> : null}
          <SetUpLink channel={one.channel} />
        </Trouble>
      ))}
      {email?.state === "not_configured" ? <ChannelNotSetUp channel="email" /> : null}
      {unconfirmed > 0 ? (
        <Trouble>
          <p className="font-medium">{t("unconfirmed", { n: unconfirmed })}</p>
          <Link
            to="/asking/fates"
            search={(view) => ({ ...carried(view), fate: "unconfirmed" })}
            className="button button--plain mt-2"
          >
            {t("unconfirmed.see")}
          </Link>
        </Trouble>
      ) : null}
      {email?.state === "ok" ? (
        <p className="number flex items-center gap-2 text-sm text-muted">
          <CircleCheck aria-hidden className="size-4 shrink-0 text-promoter" />
          {t("delivery.ok", { n: email.sentLastHour })}
        </p>
      ) : null}
    </div>
  );
}

/** That a channel carries nothing yet, and where it is set up; nothing while it is, or is not known. */
export function ChannelNotSetUp({ channel }: { channel: string }) {
  const t = useMessages("web-asking");
  const names = useOpenMessages("web-asking");
  const { workspace } = useHere();
  const delivery = useQuery(deliveryQuery(workspace.id));
  const one = delivery.data?.find((known) => known.channel === channel);
  if (one?.state !== "not_configured") return null;
  return (
    <Trouble>
      <p>{t("delivery.notConfigured", { channel: names(`channel.${channel}`) ?? channel })}</p>
      <SetUpLink channel={channel} />
    </Trouble>
  );
}

function SetUpLink({ channel }: { channel: string }) {
  const t = useMessages("web-asking");
  const may = useMay();
  return may.admin ? (
    <Link
      to="/settings/channels/$channel"
      params={{ channel }}
      search={carried}
      className="button button--plain mt-2"
    >
      {t("delivery.setUp")}
    </Link>
  ) : (
    <p className="mt-1 text-muted">{t("delivery.askAdmin")}</p>
  );
}

function Trouble({ children }: { children: ReactNode }) {
  return (
    <div
      role="status"
      className="flex gap-3 rounded-xl border border-detractor/30 bg-detractor-soft p-4 text-sm"
    >
      <TriangleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-detractor" />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
