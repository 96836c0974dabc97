import type { LapsedCustomer, LapsedList } from "@candor/contract/win-back.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { How } from "../../here/how.tsx";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { groupOf } from "../../parts/groups.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { ScoreMark } from "../../parts/score-mark.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { BeginCard } from "./begin-card.tsx";
import { Rounds } from "./rounds.tsx";
import { lapsedQuery } from "./win-back-queries.ts";

const DAYS = [60, 90, 180, 365] as const;

/** Customers who bought and do not any more; winning them back, and what came of it against those left alone. */
export function WinBackScreen() {
  const t = useMessages("web-win-back");
  const { workspace } = useHere();
  const [lapsedDays, setDays] = useState(180);
  const [currency, setCurrency] = useState<string | undefined>(undefined);
  const list = useQuery(
    lapsedQuery(workspace.id, { lapsedDays, ...(currency === undefined ? {} : { currency }) }),
  );
  const currencies = list.data?.currencies ?? [];
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead")}
        actions={
          <Link to="/people" search={carried} className="button button--plain">
            {t("people")}
          </Link>
        }
      />
      <div className="mb-4 flex flex-wrap items-center gap-2">
        {DAYS.map((days) => (
          <button
            key={days}
            type="button"
            className="chip"
            aria-pressed={days === lapsedDays}
            onClick={() => setDays(days)}
          >
            {t("days", { n: days })}
          </button>
        ))}
        {currencies.length > 1 ? (
          <FilterChoice
            name={t("currency")}
            any={currencies[0] ?? ""}
            options={currencies.map((one) => ({ value: one, label: one }))}
            value={currency}
            onChange={setCurrency}
          />
        ) : null}
        <How inline page="win-back" />
      </div>
      <Loaded query={list} ghost={<GhostRows rows={6} />}>
        {(found) =>
          found.customers === 0 || found.currency === null ? (
            <Empty title={t("none.title")} ghost={<GhostRows still />}>
              {t(found.currency === null ? "none.purchases" : "none.text")}
            </Empty>
          ) : (
            <>
              <BeginCard
                key={`${lapsedDays} ${found.currency}`}
                asked={{ lapsedDays, currency: found.currency }}
                customers={found.customers}
              />
              <Customers found={found} />
            </>
          )
        }
      </Loaded>
      <Rounds />
    </>
  );
}

function Customers({ found }: { found: LapsedList }) {
  const t = useMessages("web-win-back");
  const format = useFormat();
  const { language } = useLanguage();
  const amount = (value: number) =>
    new Intl.NumberFormat(language, {
      style: "currency",
      currency: found.currency ?? "EUR",
      maximumFractionDigits: 0,
    }).format(value);
  const day = (at: string | null) => (at === null ? t("never") : format.dayOf(at));
  const columns: Column<LapsedCustomer>[] = [
    {
      key: "who",
      name: t("column.who"),
      cell: (one) => (
        <Link
          to="/people/$personId"
          params={{ personId: one.personId }}
          search={carried}
          data-row={one.personId}
          className="inline-flex items-center font-medium wrap-anywhere hover:underline touch:min-h-11"
        >
          {one.name ?? one.email ?? one.phone ?? t("unnamed")}
        </Link>
      ),
    },
    {
      key: "value",
      name: t("column.value"),
      numeric: true,
      cell: (one) => <span className="number whitespace-nowrap">{amount(one.value)}</span>,
    },
    { key: "bought", name: t("column.bought"), cell: (one) => day(one.lastPurchaseAt) },
    {
      key: "words",
      name: t("column.words"),
      cell: (one) => (
        <span className="flex min-w-0 items-start gap-2">
          {one.lastScore === null ? null : (
            <ScoreMark score={one.lastScore} group={groupOf(one.lastScore)} small />
          )}
          {one.lastWords === null ? null : (
            <q className="line-clamp-2 min-w-0 wrap-anywhere text-sm">{one.lastWords}</q>
          )}
        </span>
      ),
    },
    { key: "contact", name: t("column.contact"), cell: (one) => day(one.lastContactAt) },
    { key: "consent", name: t("column.consent"), cell: (one) => <Consent one={one} /> },
  ];
  return (
    <section aria-label={t("list")} className="card mb-6 min-w-0 p-2 sm:p-3">
      <p className="number mb-2 px-2 text-sm text-muted">
        {t("sum", { n: found.customers, value: amount(found.value) })}
        {found.customers > found.data.length ? ` ${t("first", { n: found.data.length })}` : ""}
      </p>
      <Table
        caption={t("list")}
        columns={columns}
        rows={found.data}
        keyOf={(one) => one.personId}
        nameOf={(one) => one.name ?? one.email ?? t("unnamed")}
      />
    </section>
  );
}

function Consent({ one }: { one: LapsedCustomer }) {
  const t = useMessages("web-win-back");
  const format = useFormat();
  const named = (channels: readonly string[]) =>
    format.list(channels.map((channel) => t(`channel.${channel}` as "channel.email")));
  return (
    <span className="text-sm">
      {one.agreed.length > 0 ? t("agreed", { channels: named(one.agreed) }) : null}{" "}
      {one.refused.length > 0 ? t("refused", { channels: named(one.refused) }) : null}
      {one.agreed.length + one.refused.length === 0 ? (
        <span className="text-muted">{t("unsaid")}</span>
      ) : null}
      {one.inRound === null ? null : <span className="block text-muted">{t("inRound")}</span>}
    </span>
  );
}
