import type { Came, CameTable } from "@candor/contract/came.ts";
import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useNumbersFilter } from "../../here/use-view.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { cameQuery } from "./outlook-queries.ts";

/** How customers come by channel, source and referrer: a table each, and all of them as a file. */
export function WaysCard() {
  const t = useMessages("web-why");
  const ids = useSurveyIds();
  const filter = useNumbersFilter();
  const query = useQuery(cameQuery(ids, filter));
  return (
    <section aria-label={t("came.ways")} className="card p-4 sm:p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="font-semibold">{t("came.ways")}</h2>
        <a className="link flex items-center gap-1 text-sm" href={fileOf(ids, filter)} download>
          <Download aria-hidden className="size-4" />
          {t("came.csv")}
        </a>
      </div>
      <p className="mt-1 max-w-prose text-sm text-muted">{t("came.waysText")}</p>
      <Loaded query={query} ghost={<GhostRows rows={6} />}>
        {(found) => <Tables found={found} />}
      </Loaded>
    </section>
  );
}

/** The same answers as on the screen. */
function fileOf(
  { workspace, survey }: ReturnType<typeof useSurveyIds>,
  filter: ReturnType<typeof useNumbersFilter>,
): string {
  const said = new URLSearchParams({ workspace });
  for (const [name, value] of Object.entries(filter)) {
    for (const one of [value].flat()) if (one !== undefined) said.append(name, String(one));
  }
  return `/api/v1/surveys/${survey}/came/export.csv?${said}`;
}

function Tables({ found: { tables } }: { found: Came }) {
  const t = useMessages("web-why");
  const missing = (["source", "referrer"] as const).filter(
    (kind) => !tables.some((table) => table.kind === kind),
  );
  return (
    <>
      {tables.map((table) => (
        <WaysTable key={table.kind} table={table} />
      ))}
      {missing.map((kind) => (
        <p key={kind} className="mt-3 max-w-prose text-sm text-muted">
          {t(`came.no.${kind}`)}
        </p>
      ))}
    </>
  );
}

function WaysTable({ table: { kind, by, rows, small } }: { table: CameTable }) {
  const t = useMessages("web-why");
  const s = useMessages("score");
  const format = useFormat();
  const { label, value } = useDimensionName();
  const title = t(`came.by.${kind}`);
  const scoreOf = ({ score, interval }: Pick<CameTable["rows"][number], "score" | "interval">) => {
    const margin = marginOf(interval);
    if (score === null || interval === null) {
      return <span className="text-muted">{t("came.tooFew")}</span>;
    }
    return (
      <>
        <span className="font-semibold">{format.points(score, margin)}</span>
        <span className="block whitespace-nowrap text-xs text-muted">
          {s("between", {
            lower: format.points(interval.lower, margin),
            upper: format.points(interval.upper, margin),
          })}
        </span>
      </>
    );
  };
  const shown = [
    ...rows.map((row) => ({ ...row, key: row.value, name: row.label ?? value(by, row.value) })),
    ...(small ? [{ ...small, key: "\u0000", name: t("came.small", { n: small.ways }) }] : []),
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div tabIndex={0} className="mt-3 overflow-x-auto">
      <table className="number w-full text-sm" aria-label={title}>
        <thead>
          <tr className="text-muted">
            <th className="py-1 pe-3 text-start font-medium">
              {kind === "channel" ? title : t("came.byNamed", { title, name: label(by) })}
            </th>
            <th className="py-1 ps-3 text-end font-medium">{t("came.answers")}</th>
            <th className="py-1 ps-3 text-end font-medium">{t("came.share")}</th>
            <th className="py-1 ps-3 text-end font-medium">{t("came.score")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.key} className="border-t border-line align-top">
              <th scope="row" className="py-2 pe-3 text-start font-medium wrap-anywhere">
                {row.name}
              </th>
              <td className="py-2 ps-3 text-end">
                {format.count(row.answers)}
                {row.lowBase ? (
                  <span className="block text-xs text-muted">{s("lowBase")}</span>
                ) : null}
              </td>
              <td className="py-2 ps-3 text-end">{format.share(row.share)}</td>
              <td className="py-2 ps-3 text-end">{scoreOf(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
