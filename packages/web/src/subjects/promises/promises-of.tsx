import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { PagedList } from "../../parts/loaded.tsx";
import { NewPromise } from "./new-promise.tsx";
import { PromiseCard } from "./promise-card.tsx";
import { promisesQuery } from "./promise-queries.ts";

/** What was promised in a case, or to a person: a card of its page. */
export function PromisesOf(props: {
  personId?: string | undefined;
  caseId?: string | undefined;
  of: "case" | "person";
  /** False where nobody is known to whom anything could be promised. */
  mayMake: boolean;
}) {
  const { personId, caseId, of, mayMake } = props;
  const t = useMessages("web-promises");
  const { workspace } = useHere();
  const wanted = { show: "all" as const, ...(of === "case" ? { caseId } : { personId }) };
  const query = useInfiniteQuery(promisesQuery(workspace.id, wanted));
  const [making, setMaking] = useState(false);
  return (
    <section aria-label={t("promises")} className="card p-4 sm:p-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold">{t("promises")}</h2>
        {mayMake ? (
          <Button aria-expanded={making} onClick={() => setMaking(!making)}>
            {t("new")}
          </Button>
        ) : null}
      </div>
      {making ? <NewPromise begun={{ personId, caseId }} onDone={() => setMaking(false)} /> : null}
      <PagedList
        query={query}
        ghostRows={1}
        empty={<p className="mt-1 text-sm text-muted">{t("none")}</p>}
      >
        {(all) => (
          <ul className="divide-y divide-line">
            {all.map((one) => (
              <li key={one.id}>
                <PromiseCard one={one} of={of} />
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </section>
  );
}
