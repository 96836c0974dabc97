import type { Priority } from "@candor/contract/why.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { How } from "../../here/how.tsx";
import { useNumbersFilter } from "../../here/use-view.ts";
import { carried, toggleFilter } from "../../here/view.ts";
import { useMay, useSurveyIds } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { OthersLine } from "../../subjects/others-stories.tsx";
import { Comments } from "./comments.tsx";
import { PartBar, widest } from "./part-bar.tsx";
import { PlansCard } from "./plans-card.tsx";
import { WhyFrame } from "./why-frame.tsx";
import { prioritiesQuery } from "./why-queries.ts";
import { usePartName, useRangeText } from "./words.ts";

const EFFORTS = ["small", "medium", "large"] as const;

/** What to make better first, with what it may bring and how sure that is; and what to keep. */
export function FirstScreen() {
  return (
    <WhyFrame>
      <Lists />
      <PlansCard />
    </WhyFrame>
  );
}

function Lists() {
  const t = useMessages("web-why");
  const query = useQuery(prioritiesQuery(useSurveyIds(), useNumbersFilter()));
  return (
    <Loaded query={query} ghost={<GhostRows rows={8} />}>
      {({ fix, keep, compared }) =>
        fix.length + keep.length === 0 ? (
          <Empty title={t("first.none")} ghost={<GhostRows still />}>
            {t("first.noneText")}
          </Empty>
        ) : (
          <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
            <List title={t("first.fix")} lead={t("first.fixLead")} rows={fix} kind="fix" />
            <List title={t("first.keep")} lead={t("first.keepLead")} rows={keep} kind="keep" />
            <p className="text-sm text-muted xl:col-span-2">
              {t("corrected", { n: compared })} {t("association")} <How inline page="priorities" />
            </p>
          </div>
        )
      }
    </Loaded>
  );
}

/** So many of each list at first: whoever mends three has a plan. */
const SHOWN = 5;

function List(props: { title: string; lead: string; rows: Priority[]; kind: "fix" | "keep" }) {
  const t = useMessages("web-why");
  const { title, lead, rows, kind } = props;
  const reach = widest(rows.map(({ gain }) => gain));
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, SHOWN);
  return (
    <section className="card min-w-0 p-4 sm:p-5" aria-label={title}>
      <h2 className="font-semibold">{title}</h2>
      <p className="mt-1 mb-3 text-sm text-muted">{lead}</p>
      {rows.length === 0 ? <p className="text-muted">{t("first.nothing")}</p> : null}
      <ol className="divide-y divide-line">
        {shown.map((row) => (
          <Item key={`${row.dimension}=${row.value}`} row={row} reach={reach} kind={kind} />
        ))}
      </ol>
      {shown.length < rows.length ? (
        <Button className="mt-2" onClick={() => setAll(true)}>
          {t("first.more", { n: rows.length - shown.length })}
        </Button>
      ) : null}
    </section>
  );
}

function Item({ row, reach, kind }: { row: Priority; reach: number; kind: "fix" | "keep" }) {
  const t = useMessages("web-why");
  const format = useFormat();
  const name = usePartName();
  const range = useRangeText();
  return (
    <li className="py-3">
      <div className="grid grid-cols-1 gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,1fr)_9rem]">
        <div className="min-w-0">
          <Link
            to="/responses"
            className="link font-medium wrap-anywhere"
            search={(view) => ({
              ...carried(view),
              filter: toggleFilter(carried(view).filter, row.dimension, row.value),
              hasComment: "true" as const,
            })}
          >
            {name(row)}
          </Link>
          <p className="number text-sm text-muted">
            {t("first.base", {
              score: format.points(row.score),
              n: row.answers,
              share: format.share(row.share),
            })}
          </p>
        </div>
        <PartBar part={row.gain} reach={reach} />
      </div>
      <p className="number mt-1 text-sm">
        <span className={row.clear ? "font-medium" : "text-muted"}>
          {t(kind === "fix" ? "first.gain" : "first.loss", { range: range(row.gain) })}
        </span>
        <span className="text-muted">
          {" · "}
          {row.clear ? t("first.chance", { share: format.share(row.first) }) : t("first.unclear")}
        </span>
      </p>
      {kind === "fix" ? <MakeBetter row={row} /> : null}
      {kind === "fix" && row.dimension === "@theme" ? (
        <OthersLine theme={row.value.split(":")[0] ?? row.value} />
      ) : null}
      <Effort row={row} />
      <Comments comments={row.comments} />
    </li>
  );
}

/** One click to a plan: whose score it is to move goes along, and whose words it comes from. */
function MakeBetter({ row }: { row: Priority }) {
  const t = useMessages("web-why");
  const name = usePartName();
  return (
    <p className="mt-1 text-sm">
      <Link
        to="/improvements/new"
        className="link"
        search={(view) => {
          const kept = carried(view);
          const narrowed =
            row.dimension === "@theme"
              ? { theme: [row.value] }
              : { filter: toggleFilter(kept.filter, row.dimension, row.value) };
          return { ...kept, ...narrowed, title: name(row) };
        }}
      >
        {t("first.makeBetter")}
      </Link>
    </p>
  );
}

/** What it costs, as somebody here judges; the ranking stays that of the numbers. */
function Effort({ row }: { row: Priority }) {
  const t = useMessages("web-why");
  const ids = useSurveyIds();
  const may = useMay();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (effort: Priority["effort"]) =>
      ask(
        api(ids.workspace).PUT("/api/v1/surveys/{surveyId}/priorities/effort", {
          params: { path: { surveyId: ids.survey } },
          body: { dimension: row.dimension, value: row.value, effort },
        }),
      ),
    onSuccess: () =>
      client.invalidateQueries({ queryKey: prioritiesQuery(ids, {}).queryKey.slice(0, 5) }),
  });
  if (!may.write) {
    return row.effort ? (
      <p className="mt-1 text-sm text-muted">{t(`effort.${row.effort}`)}</p>
    ) : null;
  }
  return (
    <div className="mt-2">
      <FilterChoice
        name={t("effort.name")}
        any={t("effort.any")}
        options={EFFORTS.map((value) => ({ value, label: t(`effort.${value}`) }))}
        value={row.effort ?? undefined}
        onChange={(effort) => save.mutate(effort ?? null)}
      />
      <ErrorNotice error={save.error} />
    </div>
  );
}
