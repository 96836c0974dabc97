import type { PromiseFigures } from "@candor/contract/promise.ts";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useChangeView } from "../../here/use-view.ts";
import type { View } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Loaded, PagedList } from "../../parts/loaded.tsx";
import { Empty } from "../../parts/page.tsx";
import { NewPromise } from "../../subjects/promises/new-promise.tsx";
import { PromiseCard } from "../../subjects/promises/promise-card.tsx";
import { promiseFiguresQuery, promisesQuery } from "../../subjects/promises/promise-queries.ts";
import { teamsQuery } from "../../subjects/team-queries.ts";
import { CasesFrame } from "./cases-frame.tsx";
import { PROMISES_SHOWN, type PromisesView } from "./cases-view.ts";

/** What we owe: every promise that is open, in the order in which it is due, and how those before ended. */
export function PromisesScreen() {
  const t = useMessages("web-promises");
  const { workspace } = useHere();
  const { show = "owed", whose } = useSearch({ from: "/inside/cases/promises" });
  const change = useChangeView<View & PromisesView>();
  const owner = whose === "mine" ? ("me" as const) : undefined;
  const list = useInfiniteQuery(promisesQuery(workspace.id, { show, owner }));
  const [making, setMaking] = useState(false);
  const figures = useQuery(promiseFiguresQuery(workspace.id));
  return (
    <CasesFrame>
      <p className="mb-4 max-w-prose text-sm text-muted">{t("lead")}</p>
      <Loaded query={figures}>{(all) => <Figures figures={all} />}</Loaded>
      <div className="mb-4">
        <Button aria-expanded={making} onClick={() => setMaking(!making)}>
          {t("new.public")}
        </Button>
        {making ? <NewPromise begun={{ toAll: true }} onDone={() => setMaking(false)} /> : null}
      </div>
      <div className="mb-4 flex flex-wrap gap-2">
        {PROMISES_SHOWN.map((value) => (
          <button
            key={value}
            type="button"
            className="chip"
            aria-pressed={show === value}
            onClick={() => change({ show: value === "owed" ? undefined : value })}
          >
            {t(`show.${value}`)}
          </button>
        ))}
        <button
          type="button"
          className="chip"
          aria-pressed={whose === "mine"}
          onClick={() => change({ whose: whose === "mine" ? undefined : "mine" })}
        >
          {t("mine")}
        </button>
      </div>
      <PagedList query={list} empty={<Empty title={t("empty")}>{t("empty.text")}</Empty>}>
        {(all) => (
          <ul className="card divide-y divide-line px-4 sm:px-5">
            {all.map((one) => (
              <li key={one.id}>
                <PromiseCard one={one} of="list" />
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </CasesFrame>
  );
}

const ENDS = [
  "kept",
  "kept_after_warning",
  "late",
  "broken",
  "overdue",
  "running",
  "released",
] as const;

/** How promises ended: counts, and the share with its interval once there are ten. */
function Figures({ figures }: { figures: PromiseFigures }) {
  const t = useMessages("web-promises");
  const format = useFormat();
  const { workspace } = useHere();
  const teams = useQuery(teamsQuery(workspace.id)).data ?? [];
  const { rate, fates } = figures;
  const share = (of: PromiseFigures["rate"]) =>
    of.share === null || of.lower === null || of.upper === null
      ? t("rate.few", { kept: of.kept, due: of.due })
      : t("rate", {
          share: format.share(of.share),
          lower: format.share(of.lower),
          upper: format.share(of.upper),
          due: of.due,
        });
  return (
    <section aria-label={t("figures")} className="card mb-4 p-4 sm:p-5">
      <p className="number font-semibold">{share(rate)}</p>
      <p className="mt-1 max-w-prose text-sm text-muted">{t("rate.method")}</p>
      <dl className="mt-3 flex flex-wrap gap-x-6 gap-y-2 text-sm">
        {ENDS.map((fate) => (
          <div key={fate}>
            <dt className="text-muted">{t(`fate.${fate}`)}</dt>
            <dd className="number font-medium">{fates[fate]}</dd>
          </div>
        ))}
      </dl>
      {figures.teams.length > 0 || figures.inSmallTeams > 0 ? (
        <ul className="mt-3 space-y-1 text-sm">
          {figures.teams.map((one) => (
            <li key={one.teamId}>
              {teams.find(({ id }) => id === one.teamId)?.name ?? t("gone")}: {share(one)}
            </li>
          ))}
          {figures.inSmallTeams > 0 ? (
            <li className="text-muted">{t("smallTeams", { n: figures.inSmallTeams })}</li>
          ) : null}
        </ul>
      ) : null}
    </section>
  );
}
