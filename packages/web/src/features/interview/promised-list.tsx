import { useQuery } from "@tanstack/react-query";
import BellRing from "lucide-react/icons/bell-ring";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { promisedQuery } from "./interview-queries.ts";

/** Who was promised a call at a later hour; at that hour they stand first on the list. */
export function PromisedList({ surveyId }: { surveyId: string }) {
  const t = useMessages("web-interview");
  const format = useFormat();
  const { workspace } = useHere();
  const promised = useQuery(promisedQuery(workspace.id, surveyId));
  if (!promised.data || promised.data.length === 0) return null;
  return (
    <section aria-label={t("promised.later")} className="card mt-4 p-4">
      <h2 className="mb-2 flex items-center gap-2 text-sm font-semibold">
        <BellRing aria-hidden className="size-4 text-muted" />
        {t("promised.later")}
      </h2>
      <ul className="space-y-1 text-sm">
        {promised.data.map(({ id, person, next, detail }) => (
          <li key={id} className="wrap-anywhere">
            <span className="font-medium">{person.name ?? person.phone ?? person.email}</span>
            {next ? <span className="number text-muted"> · {format.moment(next.at)}</span> : null}
            {detail ? <span className="text-muted"> · {detail}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
