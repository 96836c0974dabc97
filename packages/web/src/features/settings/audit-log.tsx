import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { auditQuery } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { PagedList } from "../../parts/loaded.tsx";
import { AuditChain } from "./audit-chain.tsx";
import { AuditLine } from "./audit-line.tsx";
import { AuditReading } from "./audit-reading.tsx";
import { type AuditChoice, AuditSearch, asked } from "./audit-search.tsx";

/** Every sensitive act as a sentence: who did what to which thing, and when. Nobody can change it. */
export function AuditLog() {
  const t = useMessages("web-settings");
  const { workspace } = useHere();
  const [choice, setChoice] = useState<AuditChoice>({});
  const log = useInfiniteQuery(auditQuery(workspace.id, asked(choice)));
  const isNarrowed = Object.values(choice).some((one) => one !== undefined);
  return (
    <section aria-label={t("audit")} className="card p-4 sm:p-6">
      <p className="mb-3 text-sm text-muted">{t("auditText")}</p>
      <AuditReading />
      <AuditChain />
      <AuditSearch
        choice={choice}
        onChange={(change) => setChoice((before) => ({ ...before, ...change }))}
      />
      <PagedList
        query={log}
        ghostRows={8}
        empty={
          <p className="py-6 text-center text-muted">
            {t(isNarrowed ? "auditSearch.none" : "auditEmpty")}
          </p>
        }
      >
        {(entries) => (
          <ol className="divide-y divide-line">
            {entries.map((entry) => (
              <AuditLine key={entry.id} entry={entry} />
            ))}
          </ol>
        )}
      </PagedList>
    </section>
  );
}
