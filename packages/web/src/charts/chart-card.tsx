import Ellipsis from "lucide-react/icons/ellipsis";
import { type ReactNode, useId, useState } from "react";
import { How, type MethodName } from "../here/how.tsx";
import { useFormat } from "../language/format-context.tsx";
import { useMessages } from "../language/language-context.tsx";
import { Menu } from "../parts/menu.tsx";
import { useIsDark } from "../parts/theme.ts";
import { type Drawing, framedPicture } from "./picture.ts";
import type { ChartTable } from "./table.ts";
import { type Tokens, tokensOf } from "./tokens.ts";

/** What a chart must be able to do besides being seen. */
export type Takeable = {
  /** Read out in place of the picture. */
  summary: string;
  table: ChartTable;
  draw: (tokens: Tokens) => Drawing | Promise<Drawing>;
  /** Base, period, filters: stands below the picture that is taken away. */
  footnotes: string[];
};

/** A chart with its name, how it is computed, itself as a table, and the ways to take it away. */
export function ChartCard({
  title,
  method,
  takeable,
  controls,
  stale = false,
  children,
  className = "",
}: {
  title: string;
  method: MethodName;
  takeable: Takeable | null;
  controls?: ReactNode;
  /** Older numbers stay, dimmed, while newer ones are on their way. */
  stale?: boolean;
  children: ReactNode;
  className?: string;
}) {
  const t = useMessages("web");
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const dark = useIsDark();
  const fileName = `candor-${title.toLocaleLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-")}`;

  const picture = async () => {
    if (!takeable) return "";
    const tokens = tokensOf(dark);
    const drawing = await takeable.draw(tokens);
    return framedPicture({ title, footnotes: takeable.footnotes, drawing, tokens });
  };
  const items = takeable
    ? [
        {
          kind: "choice" as const,
          chosen: asTable,
          label: t("chart.asTable"),
          onSelect: () => setAsTable((before) => !before),
        },
        { kind: "line" as const },
        {
          label: t("chart.png"),
          onSelect: () =>
            void Promise.all([import("./take-away.ts"), picture()]).then(([to, svg]) =>
              to.downloadPng(fileName, svg),
            ),
        },
        {
          label: t("chart.svg"),
          onSelect: () =>
            void Promise.all([import("./take-away.ts"), picture()]).then(([to, svg]) =>
              to.downloadSvg(fileName, svg),
            ),
        },
        {
          label: t("chart.csv"),
          onSelect: () =>
            void import("./take-away.ts").then((to) => to.downloadCsv(fileName, takeable.table)),
        },
      ]
    : [];

  return (
    <section aria-labelledby={id} className={`card flex flex-col p-4 sm:p-5 ${className}`}>
      <div className="mb-3 flex flex-wrap items-center gap-x-1 gap-y-2">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        <How page={method} />
        <div className="ms-auto flex flex-wrap items-center justify-end gap-1.5">
          {controls}
          {takeable ? (
            <Menu
              name={t("chart.menu", { chart: title })}
              items={items}
              className="button button--icon button--quiet"
            >
              <Ellipsis aria-hidden className="size-5" />
            </Menu>
          ) : null}
        </div>
      </div>
      <div className={`min-h-0 min-w-0 flex-1 ${stale ? "stale" : ""}`}>
        {asTable && takeable ? <TableView table={takeable.table} caption={title} /> : children}
      </div>
    </section>
  );
}

/** Numbers are rounded to a tenth here; the CSV has them whole. */
function TableView({ table, caption }: { table: ChartTable; caption: string }) {
  const format = useFormat();
  const show = (value: string | number | null) =>
    typeof value !== "number"
      ? (value ?? "–")
      : Number.isInteger(value)
        ? format.points(value)
        : format.points(value, 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section tabIndex={0} aria-label={caption} className="max-h-96 overflow-auto">
      <table className="number w-full text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th
                key={column}
                scope="col"
                className="sticky top-0 border-b border-line bg-card px-2 py-2 text-start font-medium text-muted"
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={String(row[0])}>
              {row.map((value, column) => (
                <td
                  key={table.columns[column]}
                  className="border-b border-line px-2 py-1.5 whitespace-nowrap"
                >
                  {show(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
