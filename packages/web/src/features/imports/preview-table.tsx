import type { ImportPreview } from "@candor/contract/import.ts";
import Check from "lucide-react/icons/check";
import X from "lucide-react/icons/x";
import { useMessages } from "../../language/language-context.tsx";
import type { ImportColumn } from "../../request/types.ts";
import { useImportWords } from "./import-words.ts";

const FIELDS = [
  "score",
  "answeredAt",
  "comment",
  "email",
  "phone",
  "name",
  "externalId",
  "responseId",
  "language",
  "tags",
  "touchpoint",
  "channel",
  "finished",
  "test",
  "unsubscribedAt",
  "bouncedAt",
] as const;

/** The first rows as they would be imported; above each column what it is taken for. */
export function PreviewTable({
  preview,
  stale,
  onField,
}: {
  preview: ImportPreview;
  stale: boolean;
  onField: (index: number, field: string) => void;
}) {
  const t = useMessages("web-imports");
  const words = useImportWords();
  const columns = preview.columns.toSorted((a, b) => weight(a) - weight(b));
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t("preview")}
      className={`card overflow-x-auto ${stale ? "stale" : ""}`}
    >
      <table className="w-full text-sm">
        <caption className="sr-only">{t("preview")}</caption>
        <thead>
          <tr className="align-bottom">
            <th scope="col" className="sticky start-0 z-10 bg-card px-3 py-3 text-start">
              <span className="sr-only">{t("outcome")}</span>
            </th>
            {columns.map((column) => (
              <th key={column.index} scope="col" className="min-w-44 px-2 py-3 text-start">
                <ColumnHead column={column} onField={onField} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row) => {
            const refused = row.outcome === "rejected";
            return (
              <tr key={row.row} className="border-t border-line *:align-middle">
                <td className="sticky start-0 bg-card px-3 py-2">
                  <span
                    title={row.reason ? words.reason(row.reason.code, row.reason.args) : undefined}
                    className={`inline-flex items-center gap-1.5 text-xs whitespace-nowrap ${refused ? "font-semibold text-alarm" : "text-muted"}`}
                  >
                    {refused ? (
                      <X aria-hidden className="size-4" />
                    ) : (
                      <Check aria-hidden className="size-4 text-promoter" />
                    )}
                    <span className="number">{row.row}</span>
                    <span className="sr-only">{t(`outcome.${row.outcome}`)}</span>
                  </span>
                  {row.reason ? (
                    <span className="hidden max-w-44 text-xs leading-tight text-muted sm:block">
                      {words.reason(row.reason.code, row.reason.args)}
                    </span>
                  ) : null}
                </td>
                {columns.map((column) => (
                  <td
                    key={column.index}
                    dir="auto"
                    className={`max-w-64 truncate px-2 py-2 ${column.field === "ignore" ? "text-muted line-through opacity-70" : ""} ${refused ? "text-muted" : ""}`}
                  >
                    {row.cells[column.index] ?? ""}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** What matters stands first: a file may have a hundred columns, and its score in the ninetieth. */
function weight(column: ImportColumn): number {
  const at: number = (FIELDS as readonly string[]).indexOf(column.field);
  return at >= 0 ? at : column.field === "ignore" ? FIELDS.length + 1 : FIELDS.length;
}

function ColumnHead({
  column,
  onField,
}: {
  column: ImportColumn;
  onField: (index: number, field: string) => void;
}) {
  const t = useMessages("web-imports");
  const words = useImportWords();
  const header = column.header || t("column", { number: column.index + 1 });
  const property = column.field.startsWith("property:")
    ? column.field
    : `property:${header.slice(0, 100)}`;
  const known = FIELDS.find((field) => field === column.field);
  const strange = known === undefined && column.field !== "ignore" && column.field !== property;
  return (
    <>
      <span className="mb-1 block max-w-60 truncate font-semibold" title={header}>
        {header}
      </span>
      <select
        aria-label={t("fieldOf", { column: header })}
        className={`field field--small w-full font-normal ${column.field === "score" ? "border-promoter! bg-promoter-soft font-semibold!" : ""}`}
        value={column.field}
        onChange={(event) => onField(column.index, event.target.value)}
      >
        {FIELDS.map((field) => (
          <option key={field} value={field}>
            {words.field(field)}
          </option>
        ))}
        {strange ? <option value={column.field}>{words.field(column.field)}</option> : null}
        <option value={property}>{words.field(property)}</option>
        <option value="ignore">{words.field("ignore")}</option>
      </select>
      <span className="mt-1 block min-h-5 max-w-60 truncate text-xs font-normal text-muted">
        {words.why(column.why)}
      </span>
      {column.samples.length > 0 ? (
        <span
          dir="auto"
          title={column.samples.join("\n")}
          className="block max-w-60 truncate text-xs font-normal text-muted"
        >
          {t("samples", { samples: column.samples.join(" · ") })}
        </span>
      ) : null}
    </>
  );
}
