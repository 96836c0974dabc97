import { useInfiniteQuery } from "@tanstack/react-query";
import { auditQuery } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages, useOpenMessages } from "../../language/language-context.tsx";
import { PagedList } from "../../parts/loaded.tsx";

/** Every sensitive act: who, when, what. Nobody can change it. */
export function AuditLog() {
  const t = useMessages("web-settings");
  const action = useOpenMessages("web-settings");
  const format = useFormat();
  const { workspace } = useHere();
  const log = useInfiniteQuery(auditQuery(workspace.id));
  return (
    <section aria-label={t("audit")} className="card p-4 sm:p-6">
      <p className="mb-3 text-sm text-muted">{t("auditText")}</p>
      <PagedList
        query={log}
        ghostRows={8}
        empty={<p className="py-6 text-center text-muted">{t("auditEmpty")}</p>}
      >
        {(entries) => (
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
        )}
      </PagedList>
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
