import type { Reputation } from "@candor/contract/benchmark.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { numbersKey } from "../../here/numbers.ts";
import { useMay, useSurveyIds } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { api, ask } from "../../request/api.ts";
import { CsvField } from "./csv-field.tsx";
import { reputationQuery } from "./others-queries.ts";

/** So many months are shown, the newest. */
const MONTHS = 24;

/** Public ratings month by month with ours beside them; never one number. */
export function ReputationCard() {
  const t = useMessages("web-why");
  const may = useMay();
  const ids = useSurveyIds();
  const client = useQueryClient();
  const query = useQuery(reputationQuery(ids));
  return (
    <section aria-label={t("reputation.title")} className="card min-w-0 space-y-3 p-4 sm:p-5">
      <h2 className="font-semibold">{t("reputation.title")}</h2>
      <p className="max-w-prose text-sm text-muted">{t("reputation.lead")}</p>
      <Loaded query={query} ghost={<GhostRows rows={3} />}>
        {(found) =>
          found.sites.length === 0 ? (
            <p className="text-sm">{t("reputation.none")}</p>
          ) : (
            <Months found={found} />
          )
        }
      </Loaded>
      {may.write ? (
        <CsvField
          label={t("reputation.file")}
          hint={t("reputation.fileHint")}
          send={(csv) =>
            ask(api(ids.workspace).POST("/api/v1/public-ratings/csv", { body: { csv } }))
          }
          onTaken={() => client.invalidateQueries({ queryKey: numbersKey(ids) })}
        />
      ) : null}
    </section>
  );
}

interface Row {
  month: string;
  sites: Map<string, string>;
  ours: string;
}

function Months({ found }: { found: Reputation }) {
  const t = useMessages("web-why");
  const format = useFormat();
  const cell = (mean: number | null, n: number) =>
    mean === null ? t("reputation.few", { n }) : `${format.decimal(mean)} (${format.count(n)})`;
  const key = (site: Reputation["sites"][number]) => `${site.site} ${site.scale}`;
  const months = [
    ...new Set([
      ...found.sites.flatMap((site) => site.months.map(({ month }) => month)),
      ...found.ours.map(({ month }) => month),
    ]),
  ]
    .sort()
    .reverse()
    .slice(0, MONTHS);
  const rows = months.map((month): Row => {
    const ours = found.ours.find((one) => one.month === month);
    return {
      month,
      ours: ours ? cell(ours.meanRating, ours.answers) : "",
      sites: new Map(
        found.sites.map((site) => {
          const one = site.months.find((its) => its.month === month);
          return [key(site), one ? cell(one.mean, one.reviews) : ""];
        }),
      ),
    };
  });
  const columns: Column<Row>[] = [
    { key: "month", name: t("reputation.month"), cell: (row) => format.month(row.month) },
    ...found.sites.map((site) => ({
      key: key(site),
      name: t("reputation.site", { site: site.site, scale: site.scale }),
      numeric: true,
      cell: (row: Row) => row.sites.get(key(site)),
    })),
    { key: "ours", name: t("reputation.ours"), numeric: true, cell: (row) => row.ours },
  ];
  return (
    <Table
      caption={t("reputation.title")}
      columns={columns}
      rows={rows}
      keyOf={({ month }) => month}
      nameOf={({ month }) => format.month(month)}
    />
  );
}
