import type { ResponseDetail } from "@candor/contract/response.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages, useOpenMessages } from "../../language/language-context.tsx";

/** Everything that was ever changed about this answer, by whom and from what to what. */
export function History({ response }: { response: ResponseDetail }) {
  const t = useMessages("web-responses");
  const fields = useOpenMessages("web-responses");
  const format = useFormat();
  if (response.history.length === 0) return null;
  return (
    <details>
      <summary className="flex min-h-11 items-center text-sm font-semibold">
        {t("history", { n: response.history.length })}
      </summary>
      <ol className="mt-1 space-y-3 border-s-2 border-line ps-4 text-sm">
        {response.history.map((change) => (
          <li key={`${change.at}${Object.keys(change.changes).join()}`}>
            <p className="text-xs text-muted">
              {change.by} · {format.moment(change.at)}
            </p>
            <ul>
              {Object.entries(change.changes).map(([field, { from, to }]) => (
                <li key={field} className="wrap-anywhere">
                  {fields(`field.${field}`) ?? field}: <del>{shown(from)}</del> → {shown(to)}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </details>
  );
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return String(value);
  }
  if (Array.isArray(value)) return value.length === 0 ? "–" : value.map(shown).join(", ");
  return Object.entries(value)
    .map(([key, one]) => `${key}: ${shown(one)}`)
    .join(", ");
}
