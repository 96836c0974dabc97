import type { Webhook, WebhookAttempt, WebhookDelivery } from "@candor/contract/webhook.ts";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages, useOpenMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { PagedList } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { ReplaySince } from "./replay-since.tsx";
import { deliveriesQuery, webhooksKey } from "./webhook-queries.ts";

const STATUSES = ["waiting", "delivered", "failed"] as const;

/** Everything that was sent, with what was asked and answered each time, and how to send it again. */
export function Deliveries({ webhook }: { webhook: Webhook }) {
  const t = useMessages("web-webhooks");
  const { workspace } = useHere();
  const [status, setStatus] = useState<(typeof STATUSES)[number] | undefined>();
  const list = useInfiniteQuery(deliveriesQuery(workspace.id, webhook.id, status));
  const deliveries = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <section aria-label={t("deliveries")} className="card min-w-0 p-4 sm:p-5">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold">{t("deliveries")}</h2>
        <FilterChoice
          name={t("deliveries")}
          any={t("deliveries.any")}
          options={STATUSES.map((one) => ({ value: one, label: t(`delivery.${one}`) }))}
          value={status}
          onChange={setStatus}
        />
      </div>
      <PagedList
        query={list}
        ghostRows={4}
        empty={<p className="text-sm text-muted">{t("deliveries.none")}</p>}
      >
        {(deliveries) => (
          <ul className="divide-y divide-line">
            {deliveries.map((delivery) => (
              <Delivery key={delivery.id} webhook={webhook} delivery={delivery} />
            ))}
          </ul>
        )}
      </PagedList>
      {deliveries.length > 0 ? <ReplaySince webhook={webhook} /> : null}
    </section>
  );
}

const LOOK = { waiting: "text-muted", delivered: "text-promoter", failed: "text-alarm" } as const;

function Delivery({ webhook, delivery }: { webhook: Webhook; delivery: WebhookDelivery }) {
  const t = useMessages("web-webhooks");
  const events = useOpenMessages("web-webhooks");
  const format = useFormat();
  const { workspace } = useHere();
  const client = useQueryClient();
  const replay = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/webhooks/{webhookId}/deliveries/{deliveryId}/replay", {
          params: { path: { webhookId: webhook.id, deliveryId: delivery.id } },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: webhooksKey(workspace.id) }),
  });
  const small = [
    format.moment(delivery.createdAt),
    t("attempts", { n: delivery.attempts }),
    delivery.isReplay ? t("isReplay") : null,
    delivery.status === "waiting" && delivery.nextAttemptAt
      ? t("nextAttempt", { when: format.ago(delivery.nextAttemptAt, new Date()) })
      : null,
  ].filter(Boolean);
  return (
    <li className="py-2">
      <details>
        <summary className="min-h-11 rounded-lg py-1 text-sm">
          <span className={`font-medium ${LOOK[delivery.status]}`}>
            {t(`delivery.${delivery.status}`)}
          </span>{" "}
          <span>{events(`event.${delivery.type}`) ?? delivery.type}</span>
          <span className="number block text-xs text-muted">{small.join(" · ")}</span>
        </summary>
        <div className="mt-2 space-y-3">
          {delivery.log.map((attempt) => (
            <Attempt key={attempt.number} attempt={attempt} />
          ))}
          {delivery.status === "waiting" ? null : (
            <Button busy={replay.isPending} onClick={() => replay.mutate()}>
              {t("replay")}
            </Button>
          )}
          <p role="status" className="text-sm text-muted empty:hidden">
            {replay.isSuccess ? t("replayed") : ""}
          </p>
          <ErrorNotice error={replay.error} />
        </div>
      </details>
    </li>
  );
}

function Attempt({ attempt }: { attempt: WebhookAttempt }) {
  const t = useMessages("web-webhooks");
  const format = useFormat();
  const { request: sent, answer } = attempt;
  return (
    <div className="rounded-lg bg-sunken p-3 text-xs">
      <p className="number mb-1 font-medium">
        {t("attempt", { number: attempt.number, when: format.moment(attempt.at) })}
      </p>
      <p className="text-muted">{t("request")}</p>
      <Raw first={`${sent.method} ${sent.url}`} headers={sent.headers} body={sent.body} />
      <p className="mt-2 text-muted">
        {answer ? t("answer", { status: answer.status, ms: attempt.durationMs }) : t("noAnswer")}
      </p>
      {answer ? <Raw headers={answer.headers} body={answer.body} /> : null}
      {attempt.error ? <p className="mt-1 text-alarm wrap-anywhere">{attempt.error}</p> : null}
    </div>
  );
}

/** A message as it went over the wire. */
function Raw(props: { first?: string; headers: Record<string, string>; body: string }) {
  const lines = [
    props.first,
    ...Object.entries(props.headers).map(([name, value]) => `${name}: ${value}`),
  ].filter(Boolean);
  return (
    <pre dir="ltr" className="max-h-72 overflow-auto whitespace-pre-wrap wrap-anywhere">
      {`${lines.join("\n")}\n\n${props.body}`.trim()}
    </pre>
  );
}
