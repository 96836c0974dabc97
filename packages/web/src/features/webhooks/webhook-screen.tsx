import type { Webhook } from "@candor/contract/webhook.ts";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages, useOpenMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows, PageHead } from "../../parts/page.tsx";
import { Deliveries } from "./deliveries.tsx";
import { WebhookButtons } from "./webhook-buttons.tsx";
import { WebhookForm } from "./webhook-form.tsx";
import { webhookQuery } from "./webhook-queries.ts";
import { WebhookStatus } from "./webhook-status.tsx";

/** A new webhook, or one with its state, its brakes and its log. */
export function WebhookScreen() {
  const { webhookId } = useParams({ from: "/inside/webhooks/$webhookId" });
  return webhookId === "new" ? <NewWebhook /> : <OneWebhook id={webhookId} />;
}

function NewWebhook() {
  const t = useMessages("web-webhooks");
  const navigate = useNavigate();
  const [made, setMade] = useState<{ id: string; secret: string } | null>(null);
  const open = (id: string) =>
    void navigate({
      to: "/webhooks/$webhookId",
      params: { webhookId: id },
      search: carried,
      replace: true,
    });
  return (
    <>
      <PageHead title={t("new")} lead={t("lead")} />
      {made ? (
        <section className="card max-w-3xl p-5 sm:p-6">
          <p className="mb-4 font-medium">{t("secretOnce")}</p>
          <CopyField label={t("secret")} value={made.secret} />
          <Button look="strong" className="mt-5" onClick={() => open(made.id)}>
            {t("goOn")}
          </Button>
        </section>
      ) : (
        <WebhookForm
          webhook={null}
          onDone={(saved) => {
            const secret = "secret" in saved ? saved.secret : null;
            if (secret) setMade({ id: saved.id, secret });
            else open(saved.id);
          }}
          onCancel={() => void navigate({ to: "/webhooks", search: carried })}
        />
      )}
    </>
  );
}

function OneWebhook({ id }: { id: string }) {
  const { workspace } = useHere();
  const webhook = useQuery(webhookQuery(workspace.id, id));
  const [editing, setEditing] = useState(false);
  if (webhook.isPending) return <GhostRows rows={5} />;
  if (webhook.isError) {
    return <ErrorNotice error={webhook.error} retry={() => void webhook.refetch()} />;
  }
  const done = () => setEditing(false);
  return (
    <>
      <PageHead title={webhook.data.name} actions={<WebhookStatus webhook={webhook.data} />} />
      {editing ? (
        <WebhookForm webhook={webhook.data} onDone={done} onCancel={done} />
      ) : (
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
          <div className="min-w-0 space-y-4">
            <Setup webhook={webhook.data} />
            <WebhookButtons webhook={webhook.data} onEdit={() => setEditing(true)} />
          </div>
          <Deliveries webhook={webhook.data} />
        </div>
      )}
    </>
  );
}

function Setup({ webhook }: { webhook: Webhook }) {
  const t = useMessages("web-webhooks");
  const events = useOpenMessages("web-webhooks");
  const s = useMessages("score");
  const format = useFormat();
  const { surveys } = useHere();
  const { filter } = webhook;
  const which = [
    ...(filter.surveys ?? []).map((id) => surveys.find((one) => one.id === id)?.name ?? id),
    ...(filter.groups ?? []).map((group) => s(`${group}s`)),
    filter.minScore === undefined ? null : `≥ ${filter.minScore}`,
    filter.maxScore === undefined ? null : `≤ ${filter.maxScore}`,
    ...(filter.properties ?? []),
  ].filter(Boolean);
  const rows: [string, string][] = [
    [t("format"), t(`format.${webhook.format}`)],
    [t("url"), webhook.address],
    [t("events"), webhook.events.map((name) => events(`event.${name}`) ?? name).join(", ")],
    [t("filter"), which.length > 0 ? which.join(", ") : t("filter.all")],
  ];
  return (
    <section aria-label={t("setup")} className="card space-y-3 p-4 text-sm sm:p-5">
      <h2 className="text-base font-semibold">{t("setup")}</h2>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      {webhook.pausedReason ? (
        <p className="font-medium">{t(`paused.${webhook.pausedReason}`)}</p>
      ) : null}
      {webhook.failingSince ? (
        <p className="text-alarm">{t("failing", { when: format.moment(webhook.failingSince) })}</p>
      ) : null}
      {webhook.lastError ? (
        <p className="text-muted wrap-anywhere">{t("lastError", { error: webhook.lastError })}</p>
      ) : null}
    </section>
  );
}
