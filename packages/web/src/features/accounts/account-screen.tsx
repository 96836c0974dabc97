import type { AccountDetail } from "@candor/contract/account.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { IntervalRuler } from "../../charts/interval-ruler.tsx";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows, PageHead } from "../../parts/page.tsx";
import { accountQuery } from "../../subjects/account-queries.ts";
import { ChangeAccount } from "./change-account.tsx";
import { MoneySums } from "./money.tsx";
import { PeopleOfAccount } from "./people-of-account.tsx";

/** One company: what its people answered and bought, who of them decides, and who was never heard. */
export function AccountScreen() {
  const { accountId } = useParams({ from: "/inside/accounts/$accountId" });
  const { workspace } = useHere();
  const account = useQuery(accountQuery(workspace.id, accountId));
  if (account.isPending) return <GhostRows rows={6} />;
  if (account.isError) {
    return <ErrorNotice error={account.error} retry={() => void account.refetch()} />;
  }
  return <Found key={account.data.id} account={account.data} />;
}

function Found({ account }: { account: AccountDetail }) {
  const t = useMessages("web-accounts");
  const format = useFormat();
  const may = useMay();
  const since = t("since", { day: format.dayOf(account.createdAt) });
  const number = account.externalId === null ? "" : t("number", { number: account.externalId });
  return (
    <>
      <PageHead
        title={account.name}
        lead={[since, number].filter(Boolean).join(" · ")}
        actions={
          <>
            <Link to="/accounts" search={carried} className="button button--plain">
              {t("title")}
            </Link>
            <Link
              to="/responses"
              search={(view) => ({
                ...carried(view),
                period: "all" as const,
                from: undefined,
                to: undefined,
                filter: [`@account=${account.id}`],
              })}
              className="button button--plain"
            >
              {t("answers")}
            </Link>
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="min-w-0 space-y-4">
          <Own account={account} />
          <Bought account={account} />
          {may.write ? <ChangeAccount account={account} /> : null}
        </div>
        <PeopleOfAccount account={account} />
      </div>
    </>
  );
}

type Report = AccountDetail["score"];

function Own({ account }: { account: AccountDetail }) {
  const t = useMessages("web-accounts");
  const roles = account.byRole.filter(({ role }) => role !== null);
  return (
    <section aria-label={t("own")} className="card p-4 sm:p-5">
      <h2 className="mb-2 font-semibold">{t("own")}</h2>
      <Score report={account.score} large />
      {roles.map(({ role, people, answered, score }) => (
        <div key={role} className="mt-3 border-t border-line pt-3 text-sm">
          <h3 className="font-medium">
            {t(role === null ? "role.none" : `role.${role}`)}{" "}
            <span className="font-normal text-muted">{t("ofPeople", { answered, n: people })}</span>
          </h3>
          <Score report={score} />
        </div>
      ))}
      <h3 className="mt-4 text-sm font-medium">{t("silent")}</h3>
      <p className="text-sm text-muted">
        {t("silent.asked", { n: account.silent.asked })}{" "}
        {t("silent.never", { n: account.silent.neverAsked })}
      </p>
    </section>
  );
}

function Score({ report, large = false }: { report: Report; large?: boolean }) {
  const t = useMessages("web-accounts");
  const s = useMessages("score");
  const format = useFormat();
  const { score, interval, promoters, passives, detractors } = report;
  if (score === null || interval === null) {
    return (
      <p className="number text-sm">
        {t("own.few", { n: report.answers, promoters, passives, detractors })}
      </p>
    );
  }
  const margin = marginOf(interval);
  const points = (value: number) => format.points(value, margin);
  return (
    <>
      <p className="number">
        <span className={large ? "text-5xl font-semibold tracking-tight" : "text-xl font-semibold"}>
          {points(score)}
        </span>{" "}
        <span className="text-sm text-muted">
          {s("range", { lower: points(interval.lower), upper: points(interval.upper) })}
          {" · "}
          {s("base", { n: report.answers })}
          {report.lowBase ? ` · ${s("lowBase")}` : ""}
        </span>
      </p>
      {large ? <IntervalRuler score={score} interval={interval} previous={null} /> : null}
    </>
  );
}

function Bought({ account }: { account: AccountDetail }) {
  const t = useMessages("web-accounts");
  return (
    <section aria-label={t("revenue")} className="card p-4 sm:p-5">
      <h2 className="mb-2 font-semibold">{t("revenue")}</h2>
      {account.revenueEver.length === 0 ? (
        <p className="text-sm text-muted">{t("revenue.none")}</p>
      ) : (
        <dl className="grid grid-cols-2 gap-x-4 text-sm">
          <dt className="text-muted">{t("revenue.year")}</dt>
          <dt className="text-muted">{t("revenue.ever")}</dt>
          <dd className="text-lg font-semibold">
            {account.revenue.length === 0 ? "0" : <MoneySums sums={account.revenue} />}
          </dd>
          <dd className="text-lg font-semibold">
            <MoneySums sums={account.revenueEver} />
          </dd>
        </dl>
      )}
    </section>
  );
}
