import type { Webhook } from "@candor/contract/webhook.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import Plus from "lucide-react/icons/plus";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { webhooksQuery } from "./webhook-queries.ts";
import { WebhookStatus } from "./webhook-status.tsx";

/** Who hears of answers, and whether it gets through. */
export function WebhooksScreen() {
  const t = useMessages("web-webhooks");
  const may = useMay();
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead")}
        actions={
          may.admin ? (
            <Link
              to="/webhooks/$webhookId"
              params={{ webhookId: "new" }}
              search={carried}
              className="button button--strong"
            >
              <Plus aria-hidden className="size-4" />
              {t("new")}
            </Link>
          ) : undefined
        }
      />
      {may.admin ? <List /> : <p className="card p-5 text-muted">{t("adminsOnly")}</p>}
    </>
  );
}

function List() {
  const t = useMessages("web-webhooks");
  const { workspace } = useHere();
  const webhooks = useQuery(webhooksQuery(workspace.id));
  if (webhooks.isPending) return <GhostRows rows={3} />;
  if (webhooks.isError) {
    return <ErrorNotice error={webhooks.error} retry={() => void webhooks.refetch()} />;
  }
  if (webhooks.data.length === 0) {
    return (
      <Empty
        title={t("empty.title")}
        ghost={<GhostRows still />}
        actions={
          <Link
            to="/webhooks/$webhookId"
            params={{ webhookId: "new" }}
            search={carried}
            className="button button--strong"
          >
            {t("new")}
          </Link>
        }
      >
        {t("empty.text")}
      </Empty>
    );
  }
  return (
    <ul className="card divide-y divide-line px-4 sm:px-5">
      {webhooks.data.map((webhook) => (
        <Row key={webhook.id} webhook={webhook} />
      ))}
    </ul>
  );
}

function Row({ webhook }: { webhook: Webhook }) {
  const t = useMessages("web-webhooks");
  const format = useFormat();
  const facts = [
    t(`format.${webhook.format}`),
    webhook.lastDeliveredAt
      ? t("lastDelivered", { when: format.ago(webhook.lastDeliveredAt, new Date()) })
      : t("neverDelivered"),
    webhook.waiting > 0 ? t("waiting", { n: webhook.waiting }) : null,
  ].filter(Boolean);
  return (
    <li className="py-3.5">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <Link
            to="/webhooks/$webhookId"
            params={{ webhookId: webhook.id }}
            search={carried}
            className="font-medium wrap-anywhere hover:underline"
          >
            {webhook.name}
          </Link>
          <p dir="ltr" className="font-mono text-xs text-muted wrap-anywhere">
            {webhook.address}
          </p>
          <p className="number mt-0.5 text-sm text-muted">{facts.join(" · ")}</p>
        </div>
        <WebhookStatus webhook={webhook} />
      </div>
      {webhook.pausedReason ? (
        <p className="mt-1 text-sm">{t(`paused.${webhook.pausedReason}`)}</p>
      ) : webhook.failingSince ? (
        <p className="mt-1 text-sm text-alarm">
          {t("failing", { when: format.moment(webhook.failingSince) })}
        </p>
      ) : null}
    </li>
  );
}
