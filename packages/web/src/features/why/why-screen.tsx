import type { Why, WhyPart } from "@candor/contract/why.ts";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { How } from "../../here/how.tsx";
import { addDays } from "../../here/period.ts";
import { useChangeView, useNumbersFilter, usePeriod } from "../../here/use-view.ts";
import { toggleFilter, type View } from "../../here/view.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { VERDICT_TEXT, VerdictSign } from "../../parts/delta-mark.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { PartBar, widest } from "./part-bar.tsx";
import { WhyFrame } from "./why-frame.tsx";
import { whyQuery } from "./why-queries.ts";
import type { WhyView } from "./why-view.ts";
import { usePartName, useRangeText } from "./words.ts";

/** Why the score moved: the change, its largest parts in a sentence, and all of them with their intervals. */
export function WhyScreen() {
  const w = useMessages("web");
  const { compare } = useSearch({ from: "/inside/why" });
  const change = useChangeView<View & WhyView>();
  const period = usePeriod();
  return (
    <WhyFrame
      bar={
        period ? (
          <FilterChoice
            name={w("compare.with")}
            any={w("compare.previous")}
            options={[{ value: "year", label: w("compare.year") }]}
            value={compare === "year" ? compare : undefined}
            onChange={(next) => change({ compare: next })}
          />
        ) : null
      }
    >
      <Account compare={compare} />
    </WhyFrame>
  );
}

function Account({ compare }: { compare: "previous" | "year" | undefined }) {
  const t = useMessages("web-why");
  const ids = useSurveyIds();
  const numbers = useNumbersFilter();
  const { language } = useLanguage();
  const change = useChangeView();
  const hasPeriod = numbers.from !== undefined;
  const query = useQuery({
    ...whyQuery(ids, { ...numbers, compare, speak: language }),
    enabled: hasPeriod,
  });
  if (!hasPeriod) {
    return (
      <Empty
        title={t("needsPeriod")}
        ghost={<GhostRows still />}
        actions={
          <Button look="strong" onClick={() => change({ period: "month" })}>
            {t("lastMonth")}
          </Button>
        }
      >
        {t("needsPeriodText")}
      </Empty>
    );
  }
  return (
    <Loaded query={query} ghost={<GhostRows rows={6} />}>
      {(account) => (
        <div className="space-y-4">
          <Sentence account={account} />
          <Parts account={account} />
          <Dimensions account={account} />
        </div>
      )}
    </Loaded>
  );
}

function Sentence({ account }: { account: Why }) {
  const t = useMessages("web-why");
  const s = useMessages("score");
  const format = useFormat();
  const { before, now } = account;
  const said = (report: Why["now"]) =>
    report.score === null || report.interval === null
      ? s("tooFew", { n: report.answers })
      : `${format.points(report.score, marginOf(report.interval))} ${s("between", {
          lower: format.points(report.interval.lower, marginOf(report.interval)),
          upper: format.points(report.interval.upper, marginOf(report.interval)),
        })}, ${s("base", { n: report.answers })}`;
  return (
    <section className="card flex items-start gap-4 p-4 sm:p-5" aria-label={t("sentence")}>
      <VerdictSign verdict={account.change?.verdict ?? "no_clear_change"} />
      <div className="min-w-0">
        <p className="max-w-prose text-lg" data-testid="why-sentence">
          {account.sentence} <How inline page="change-parts" />
        </p>
        <p className="number mt-2 text-sm text-muted">
          {t("then", {
            period: format.dayRange(before.from, addDays(before.to, -1)),
            score: said(before),
          })}
          {" · "}
          {t("now", {
            period: format.dayRange(account.from, addDays(account.to, -1)),
            score: said(now),
          })}
        </p>
        {account.open ? <p className="mt-1 text-sm text-muted">{t("running")}</p> : null}
      </div>
    </section>
  );
}

/** What stands out, and behind a button what does not. */
function Parts({ account }: { account: Why }) {
  const t = useMessages("web-why");
  const all = [...account.parts, ...account.others];
  if (all.length === 0) {
    return (
      <section className="card p-4 text-muted sm:p-5" aria-label={t("parts")}>
        {t("noParts")}
      </section>
    );
  }
  const reach = widest(all);
  return (
    <section className="card p-4 sm:p-5" aria-label={t("parts")}>
      <h2 className="font-semibold">{t("parts")}</h2>
      <p className="mt-1 mb-3 text-sm text-muted">
        {t("corrected", { n: account.compared })} <How inline page="breakdown" />
      </p>
      {account.parts.length === 0 ? (
        <p className="text-muted">{t("nothing")}</p>
      ) : (
        <ul>
          {account.parts.map((part) => (
            <Part key={keyOf(part)} part={part} reach={reach} />
          ))}
        </ul>
      )}
      {account.others.length > 0 ? (
        <details className="mt-3 border-t border-line pt-2">
          <summary className="flex min-h-10 items-center text-sm text-muted touch:min-h-11">
            {t("others", { n: account.others.length })}
          </summary>
          <ul>
            {account.others.map((part) => (
              <Part key={keyOf(part)} part={part} reach={reach} />
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

const keyOf = ({ dimension, value, kind }: WhyPart) => `${dimension} ${value} ${kind}`;

function Part({ part, reach }: { part: WhyPart; reach: number }) {
  const t = useMessages("web-why");
  const format = useFormat();
  const name = usePartName();
  const range = useRangeText();
  const change = useChangeView();
  const { filter } = useNumbersFilter();
  const verdict = !part.clear ? "no_clear_change" : part.points > 0 ? "up" : "down";
  const score = (value: number | null) => (value === null ? "–" : format.points(value));
  const gathered = part.value === "(other)" || part.value.includes("..");
  return (
    <li>
      <button
        type="button"
        disabled={gathered}
        title={t("filterBy", { name: name(part) })}
        className="grid w-full grid-cols-1 gap-x-4 gap-y-1 rounded-lg px-2 py-2 text-start enabled:hover:bg-sunken sm:grid-cols-[minmax(0,1fr)_12rem_minmax(0,14rem)] sm:items-center"
        onClick={() => change({ filter: toggleFilter(filter, part.dimension, part.value) })}
      >
        <span className="min-w-0">
          <span className="block font-medium wrap-anywhere">{name(part)}</span>
          <span className="number block text-xs text-muted">
            {part.kind === "within"
              ? t("within", { before: score(part.before.score), now: score(part.now.score) })
              : t("mix", {
                  before: format.share(part.before.share),
                  now: format.share(part.now.share),
                })}{" "}
            · {t("bases", { before: part.before.answers, now: part.now.answers })}
          </span>
        </span>
        <PartBar part={part} reach={reach} />
        <span className={`number text-sm ${VERDICT_TEXT[verdict]}`}>
          {range(part)}
          {part.shareOfChange !== null && part.clear && part.shareOfChange > 0 ? (
            <span className="block text-xs font-normal text-muted">
              {t("ofChange", { share: format.share(Math.min(1, part.shareOfChange)) })}
            </span>
          ) : null}
        </span>
      </button>
    </li>
  );
}

/** By property: how much of the change is other shares, and how much other scores. */
function Dimensions({ account }: { account: Why }) {
  const t = useMessages("web-why");
  const { label } = useDimensionName();
  const range = useRangeText();
  if (account.dimensions.length === 0) return null;
  return (
    <section className="card p-4 sm:p-5" aria-label={t("byProperty")}>
      <h2 className="font-semibold">{t("byProperty")}</h2>
      <p className="mt-1 mb-3 max-w-prose text-sm text-muted">{t("byPropertyText")}</p>
      <table className="table">
        <caption className="sr-only">{t("byProperty")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("property")}</th>
            <th scope="col">{t("mixShort")}</th>
            <th scope="col">{t("withinShort")}</th>
          </tr>
        </thead>
        <tbody>
          {account.dimensions.map(({ dimension, mix, within }) => (
            <tr key={dimension}>
              <th scope="row">{label(dimension)}</th>
              <td data-name={t("mixShort")} className="number">
                {range(mix)}
              </td>
              <td data-name={t("withinShort")} className="number">
                {range(within)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
