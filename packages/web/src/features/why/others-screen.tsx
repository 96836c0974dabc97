import type { Benchmark, Benchmarks } from "@candor/contract/benchmark.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { How } from "../../here/how.tsx";
import { numbersKey } from "../../here/numbers.ts";
import { useNumbersFilter } from "../../here/use-view.ts";
import { useMay, useSurveyIds } from "../../here/workspace-context.tsx";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { CompetitorsCard } from "./competitors-card.tsx";
import { NewBenchmark } from "./new-benchmark.tsx";
import { benchmarksQuery } from "./others-queries.ts";
import { ReputationCard } from "./reputation-card.tsx";
import { WhyFrame } from "./why-frame.tsx";

/** Ours against others: only what is comparable, with what stands between; and what stands in public, beside it. */
export function OthersScreen() {
  return (
    <WhyFrame>
      <Others />
    </WhyFrame>
  );
}

function Others() {
  const t = useMessages("web-why");
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const query = useQuery(benchmarksQuery(useSurveyIds(), useNumbersFilter()));
  const add = may.write ? (
    <Button look="strong" onClick={() => setAdding(true)}>
      {t("others.add")}
    </Button>
  ) : null;
  return (
    <div className="space-y-4">
      {adding ? <NewBenchmark onDone={() => setAdding(false)} /> : null}
      <Loaded query={query} ghost={<GhostRows rows={4} />}>
        {(found) =>
          found.data.length === 0 ? (
            <Empty
              title={t("others.none")}
              ghost={<GhostRows still />}
              actions={adding ? undefined : add}
            >
              {t("others.noneText")}
            </Empty>
          ) : (
            <div className="space-y-4">
              <Compared found={found} />
              {adding ? null : add}
            </div>
          )
        }
      </Loaded>
      <CompetitorsCard />
      <ReputationCard />
    </div>
  );
}

function Compared({ found }: { found: Benchmarks }) {
  const t = useMessages("web-why");
  const s = useMessages("score");
  const format = useFormat();
  const { ours } = found;
  return (
    <section aria-label={t("others.title")} className="card p-4 sm:p-5">
      <h2 className="flex items-center gap-1 font-semibold">
        {t("others.title")} <How inline page="benchmarks" />
      </h2>
      {ours === null ? null : (
        <p className="number text-sm text-muted">
          {ours.score === null || ours.interval === null
            ? s("tooFew", { n: ours.answers })
            : t("others.ours", {
                score: format.points(ours.score, marginOf(ours.interval)),
                lower: format.points(ours.interval.lower, marginOf(ours.interval)),
                upper: format.points(ours.interval.upper, marginOf(ours.interval)),
                n: ours.answers,
                mode: t(`mode.${ours.mode}`),
              })}
        </p>
      )}
      <ul className="mt-3 divide-y divide-line">
        {found.data.map((one) => (
          <li key={one.id} className="py-3">
            <One one={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function One({ one }: { one: Benchmark }) {
  const t = useMessages("web-why");
  const format = useFormat();
  const may = useMay();
  const ids = useSurveyIds();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () =>
      ask(
        api(ids.workspace).DELETE("/api/v1/benchmarks/{benchmarkId}", {
          params: { path: { benchmarkId: one.id } },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: numbersKey(ids) }),
  });
  const { difference } = one;
  const margin = marginOf(one.interval);
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="font-medium wrap-anywhere">{one.name}</span>
          <span className="number text-lg font-semibold">{format.points(one.score, margin)}</span>
          {one.interval === null ? null : (
            <span className="number text-sm text-muted">
              {t("others.range", {
                lower: format.points(one.interval.lower, margin),
                upper: format.points(one.interval.upper, margin),
              })}
            </span>
          )}
        </p>
        <p className="text-sm text-muted wrap-anywhere">
          {one.sourceUrl === null ? (
            one.source
          ) : (
            <a className="link" href={one.sourceUrl} rel="noreferrer">
              {one.source}
            </a>
          )}
          {" · "}
          {format.day(one.measuredOn)}
          {" · "}
          {one.base === null ? t("others.noBase") : t("others.base", { n: one.base })}
          {" · "}
          {t(`mode.${one.mode}`)}
          {one.country === null ? "" : ` · ${one.country}`}
        </p>
        {one.reasons.length === 0 ? null : (
          <ul className="mt-1 list-disc ps-5 text-sm">
            {one.reasons.map(({ code, blocks }) => (
              <li key={code} className={blocks ? "" : "text-muted"}>
                {t(`reason.${code}`)}
              </li>
            ))}
          </ul>
        )}
        {one.note === "" ? null : <p className="mt-1 text-sm wrap-anywhere">{one.note}</p>}
      </div>
      <div className="basis-52">
        {difference === null ? (
          <p className="text-sm text-muted">{t("others.notComparable")}</p>
        ) : (
          <>
            <p className="font-medium">{t(`others.${difference.verdict}`)}</p>
            <p className="number text-sm text-muted">
              {t("others.difference", {
                points: format.signed(difference.points),
                lower: format.signed(difference.lower),
                upper: format.signed(difference.upper),
              })}
            </p>
          </>
        )}
      </div>
      {may.write ? (
        <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate()}>
          {t("others.remove")}
        </Button>
      ) : null}
      <ErrorNotice error={remove.error} className="basis-full" />
    </div>
  );
}
