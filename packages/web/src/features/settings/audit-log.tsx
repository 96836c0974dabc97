import { useInfiniteQuery } from "@tanstack/react-query";
import { auditQuery } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages, useOpenMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";

/** Every sensitive act: who, when, what. Nobody can change it. */
export function AuditLog() {
  const t = useMessages("web-settings");
  const w = useMessages("web");
  const action = useOpenMessages("web-settings");
  const format = useFormat();
  const { workspace } = useHere();
  const log = useInfiniteQuery(auditQuery(workspace.id));
  const entries = log.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <section aria-label={t("audit")} className="card p-4 sm:p-6">
      <p className="mb-3 text-sm text-muted">{t("auditText")}</p>
      {log.isPending ? <GhostRows rows={8} /> : null}
      <ErrorNotice error={log.error} retry={() => void log.refetch()} />
      <ol className="divide-y divide-line">
        {entries.map((entry) => (
          <li key={entry.id} className="py-2.5 text-sm">
            <p className="wrap-anywhere">
              <span className="font-medium">{entry.actor}</span>{" "}
              {action(`action.${entry.action}`) ?? entry.action}
            </p>
            <p className="text-xs text-muted wrap-anywhere">
              {[format.moment(entry.at), entry.target, detailsText(entry.details)]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </li>
        ))}
      </ol>
      {log.data && entries.length === 0 ? (
        <p className="py-6 text-center text-muted">{t("auditEmpty")}</p>
      ) : null}
      {log.hasNextPage ? (
        <Button
          look="quiet"
          className="w-full"
          busy={log.isFetchingNextPage}
          onClick={() => void log.fetchNextPage()}
        >
          {w("more")}
        </Button>
      ) : null}
    </section>
  );
}

function detailsText(details: Record<string, unknown>): string {
  return Object.entries(details)
    .filter(([, value]) => value !== null && value !== "")
    .map(([key, value]) => `${key}: ${valueText(value)}`)
    .join("; ");
}

function valueText(value: unknown): string {
  if (typeof value === "string") return value;
  return Array.isArray(value) ? value.map(valueText).join(", ") : JSON.stringify(value);
}
