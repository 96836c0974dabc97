import type { AccountsScore } from "@candor/contract/account.ts";
import type { Survey } from "@candor/contract/survey.ts";
import { useQuery } from "@tanstack/react-query";
import { IntervalRuler } from "../../charts/interval-ruler.tsx";
import { How } from "../../here/how.tsx";
import { useHere } from "../../here/workspace-context.tsx";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { accountsScoreQuery } from "../../subjects/account-queries.ts";

/** The score of everybody who belongs to an account, each company as one opinion, and who decides against who uses. */
export function ScoreOfAccounts({ survey }: { survey: Pick<Survey, "id" | "name"> }) {
  const t = useMessages("web-accounts");
  const { workspace } = useHere();
  const query = useQuery(accountsScoreQuery(workspace.id, survey.id));
  return (
    <Loaded query={query} ghost={<GhostRows rows={2} />}>
      {(found) =>
        // A workspace without accounts has nothing to say here.
        found.answers === 0 ? null : (
          <section
            aria-label={t("score")}
            className="card mb-4 grid gap-x-8 gap-y-4 p-4 sm:p-5 lg:grid-cols-2"
          >
            <div className="min-w-0">
              <h2 className="flex items-center gap-1 font-semibold">
                {t("score")} <How inline page="clusters" />
              </h2>
              <Whole found={found} name={survey.name} />
            </div>
            <Roles found={found} />
          </section>
        )
      }
    </Loaded>
  );
}

function Whole({ found, name }: { found: AccountsScore; name: string }) {
  const t = useMessages("web-accounts");
  const s = useMessages("score");
  const format = useFormat();
  const { score, interval, answers, accounts, alone } = found;
  if (score === null || interval === null) {
    return <p className="mt-2">{t("score.none", { answers, accounts })}</p>;
  }
  const margin = marginOf(interval);
  const points = (value: number) => format.points(value, margin);
  const worth = Math.round(found.effectiveN ?? answers);
  // Where colleagues do not agree more than strangers, nothing is lost.
  const isWider = worth < answers;
  return (
    <>
      <p className="number text-sm text-muted">
        {t("score.of", { survey: name, answers, accounts })}
      </p>
      <p className="number mt-2 text-5xl font-semibold tracking-tight">{points(score)}</p>
      <p className="number mt-1 mb-3 text-muted">
        {s("range", { lower: points(interval.lower), upper: points(interval.upper) })}
      </p>
      <IntervalRuler score={score} interval={interval} previous={null} />
      <div className="mt-2 max-w-prose space-y-1 text-sm text-muted">
        {!isWider ? null : <p>{t("score.worth", { n: worth })}</p>}
        {alone.interval === null || !isWider ? null : (
          <p>
            {t("score.alone", {
              lower: points(alone.interval.lower),
              upper: points(alone.interval.upper),
            })}
          </p>
        )}
        {found.fewAccounts ? <p>{t("score.few")}</p> : null}
        {found.without > 0 ? <p>{t("score.without", { n: found.without })}</p> : null}
        {found.capped ? <p>{t("score.capped")}</p> : null}
      </div>
    </>
  );
}

function Roles({ found }: { found: AccountsScore }) {
  const t = useMessages("web-accounts");
  const s = useMessages("score");
  const format = useFormat();
  if (found.roles.every(({ answers }) => answers === 0)) return null;
  const { difference } = found;
  return (
    <div className="min-w-0 space-y-3">
      {found.roles.map((one) => {
        const margin = marginOf(one.interval);
        const points = (value: number) => format.points(value, margin);
        return (
          <div key={one.role}>
            <h3 className="text-sm font-medium">{t(`role.${one.role}`)}</h3>
            {one.score === null || one.interval === null ? (
              <p className="text-sm text-muted">
                {t("score.none", { answers: one.answers, accounts: one.accounts })}
              </p>
            ) : (
              <p className="number">
                <span className="text-2xl font-semibold">{points(one.score)}</span>{" "}
                <span className="text-sm text-muted">
                  {s("range", {
                    lower: points(one.interval.lower),
                    upper: points(one.interval.upper),
                  })}
                  {" · "}
                  {s("base", { n: one.answers })}
                </span>
              </p>
            )}
          </div>
        );
      })}
      {difference ? (
        <p className="text-sm">
          {t("difference", {
            points: format.signed(difference.points),
            lower: format.signed(difference.lower),
            upper: format.signed(difference.upper),
          })}{" "}
          {t(difference.clear ? "difference.clear" : "difference.unclear")}
        </p>
      ) : null}
    </div>
  );
}
