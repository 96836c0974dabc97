import type { Webhook, WebhookDelivery } from "@candor/contract/webhook.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { webhooksKey } from "./webhook-queries.ts";

/** These are signed by a secret of their own; Delighted's format by an API key, chats by nothing. */
const SIGNED: ReadonlySet<string> = new Set(["candor", "action"]);

/** Asks the server to do something with a webhook, and everything about webhooks anew. */
function useAct<T>(act: () => Promise<T>, isLast = false) {
  const client = useQueryClient();
  const { workspace } = useHere();
  return useMutation({
    mutationFn: act,
    onSettled: (_, error) =>
      error || isLast
        ? undefined
        : client.invalidateQueries({ queryKey: webhooksKey(workspace.id) }),
  });
}

/** Test, pause, secret, change, delete. */
export function WebhookButtons({ webhook, onEdit }: { webhook: Webhook; onEdit: () => void }) {
  const t = useMessages("web-webhooks");
  const client = useQueryClient();
  const navigate = useNavigate();
  const { workspace } = useHere();
  const own = api(workspace.id);
  const one = { params: { path: { webhookId: webhook.id } } };
  const [sure, setSure] = useState(false);
  const test = useAct(() => ask(own.POST("/api/v1/webhooks/{webhookId}/test", one)));
  const isOn = webhook.status === "active";
  const toggle = useAct(() =>
    ask(own.POST(`/api/v1/webhooks/{webhookId}/${isOn ? "pause" : "resume"}`, one)),
  );
  const remove = useAct(() => ask(own.DELETE("/api/v1/webhooks/{webhookId}", one)), true);
  const deleteIt = () =>
    remove.mutate(undefined, {
      onSuccess: async () => {
        await navigate({ to: "/webhooks", search: carried, replace: true });
        void client.invalidateQueries({ queryKey: webhooksKey(workspace.id) });
      },
    });
  return (
    <section className="card space-y-4 p-4 sm:p-5">
      <div className="flex flex-wrap gap-2">
        <Button look="strong" busy={test.isPending} onClick={() => test.mutate()}>
          {t("test")}
        </Button>
        <Button busy={toggle.isPending} onClick={() => toggle.mutate()}>
          {t(isOn ? "pause" : "resume")}
        </Button>
        <Button onClick={onEdit}>{t("edit")}</Button>
      </div>
      <p role="status" className="text-sm wrap-anywhere empty:hidden">
        {test.data ? <TestResult delivery={test.data} /> : null}
      </p>
      <ErrorNotice error={test.error ?? toggle.error} />
      {SIGNED.has(webhook.format) ? <Rotate webhook={webhook} /> : null}
      <div className="flex flex-wrap gap-2 border-t border-line pt-4">
        {sure ? (
          // The secret and the log cannot come back, so one question is right.
          <>
            <Button look="alarm" busy={remove.isPending} onClick={deleteIt}>
              {t("delete.sure")}
            </Button>
            <Button look="quiet" onClick={() => setSure(false)}>
              {t("keep")}
            </Button>
          </>
        ) : (
          <Button look="alarm" onClick={() => setSure(true)}>
            {t("delete")}
          </Button>
        )}
      </div>
      <ErrorNotice error={remove.error} />
    </section>
  );
}

function TestResult({ delivery }: { delivery: WebhookDelivery }) {
  const t = useMessages("web-webhooks");
  const last = delivery.log[0];
  if (delivery.status === "delivered" && last?.answer) {
    return t("test.ok", { status: last.answer.status, ms: last.durationMs });
  }
  const error = last?.error ?? (last?.answer ? String(last.answer.status) : "–");
  return <span className="text-alarm">{t("test.failed", { error })}</span>;
}

function Rotate({ webhook }: { webhook: Webhook }) {
  const t = useMessages("web-webhooks");
  const format = useFormat();
  const { workspace } = useHere();
  const rotate = useAct(() =>
    ask(
      api(workspace.id).POST("/api/v1/webhooks/{webhookId}/rotate-secret", {
        params: { path: { webhookId: webhook.id } },
        body: {},
      }),
    ),
  );
  return (
    <div className="border-t border-line pt-4 text-sm">
      <p className="mb-3 text-muted">{t("rotate.text")}</p>
      <Button busy={rotate.isPending} onClick={() => rotate.mutate()}>
        {t("rotate")}
      </Button>
      <ErrorNotice error={rotate.error} className="mt-3" />
      {rotate.data ? (
        <div role="status" className="mt-4 rounded-xl bg-promoter-soft p-4">
          <CopyField label={t("secret")} value={rotate.data.secret} />
          <p className="mt-2 font-medium">{t("secretOnce")}</p>
        </div>
      ) : null}
      {webhook.previousSecretUntil && new Date(webhook.previousSecretUntil) > new Date() ? (
        <p className="mt-2 text-muted">
          {t("rotate.until", { when: format.moment(webhook.previousSecretUntil) })}
        </p>
      ) : null}
    </div>
  );
}
