import type { MyEffect, Recognition, SeenBy } from "@candor/contract/recognition.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { How } from "../../here/how.tsx";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { effectQuery, thanksKey } from "../../subjects/thanks/thanks-queries.ts";
import { AnswerAboutMeRow } from "./answer-about-me.tsx";
import { RecognitionFrame } from "./recognition-frame.tsx";
import { ThanksRow } from "./thanks-row.tsx";

/** What one's work and notes did: the answers first, then the team, thanks, and what changed. */
export function MyEffectScreen() {
  const t = useMessages("web-thanks");
  const { workspace } = useHere();
  const effect = useQuery(effectQuery(workspace.id));
  const unheard = effect.data?.thanks.data.some(({ heardAt }) => heardAt === null) ?? false;
  // Whoever was thanked has seen it now; from here on others may see it too.
  useEffect(() => {
    if (unheard) void ask(api(workspace.id).POST("/api/v1/my-effect/heard", { body: {} }));
  }, [unheard, workspace.id]);
  return (
    <RecognitionFrame title={t("part.effect")} lead={t("effect.lead")}>
      <Loaded query={effect} ghost={<GhostRows rows={6} />}>
        {(found) => (
          <div className="max-w-3xl space-y-4">
            {found.employee === null ? (
              <Empty
                title={t("effect.nobody")}
                actions={
                  <Link to="/teams/employees" search={carried} className="button button--plain">
                    {t("effect.employees")}
                  </Link>
                }
              >
                {t("effect.nobodyText")}
              </Empty>
            ) : (
              <>
                <Answers answers={found.answers} />
                {found.team ? <Team team={found.team} /> : null}
                <Thanks thanks={found.thanks.data} />
              </>
            )}
            <Changed changed={found.changed} />
          </div>
        )}
      </Loaded>
    </RecognitionFrame>
  );
}

function Answers({ answers }: { answers: MyEffect["answers"] }) {
  const t = useMessages("web-thanks");
  const format = useFormat();
  const { score, interval, answers: n } = answers.score;
  return (
    <section aria-label={t("answers.title")} className="card p-4 sm:p-5">
      <h2 className="font-semibold">{t("answers.title")}</h2>
      {answers.total === 0 ? <p className="mt-1 text-muted">{t("answers.none")}</p> : null}
      {n === 0 ? null : (
        <p className="number mt-1 text-sm text-muted">
          {score === null || interval === null
            ? t("answers.few", { n })
            : t("answers.score", {
                score: format.points(score),
                lower: format.points(interval.lower),
                upper: format.points(interval.upper),
                n,
              })}
        </p>
      )}
      <ul className="divide-y divide-line">
        {answers.data.map((one) => (
          <AnswerAboutMeRow key={one.responseId} one={one} />
        ))}
      </ul>
    </section>
  );
}

function Team({ team }: { team: NonNullable<MyEffect["team"]> }) {
  const t = useMessages("web-thanks");
  const format = useFormat();
  const { shrunk, lower, upper, common, answers } = team;
  return (
    <section aria-label={t("team.title", { name: team.name })} className="card p-4 sm:p-5">
      <h2 className="font-semibold">
        {t("team.title", { name: team.name })} <How inline page="ranking" />
      </h2>
      {shrunk === null || lower === null || upper === null ? null : (
        <>
          <p className="number mt-1 text-xl font-semibold">
            {t("team.score", {
              score: format.points(shrunk),
              lower: format.points(lower),
              upper: format.points(upper),
            })}
          </p>
          <p className="number mt-1 text-sm text-muted">
            {t("team.pooled", {
              n: team.teams,
              common: format.points(common ?? 0),
              answers: answers ?? 0,
            })}
          </p>
        </>
      )}
      <p className="mt-2">{t("team.verdict", { verdict: team.verdict, n: team.overlapping })}</p>
    </section>
  );
}

function Thanks({ thanks }: { thanks: readonly Recognition[] }) {
  const t = useMessages("web-thanks");
  return (
    <section aria-label={t("mine.title")} className="card p-4 sm:p-5">
      <h2 className="font-semibold">{t("mine.title")}</h2>
      {thanks.length === 0 ? <p className="mt-1 text-muted">{t("mine.none")}</p> : null}
      <ul className="divide-y divide-line">
        {thanks.map((one) => (
          <ThanksRow key={one.id} one={one}>
            <SeenByChoice one={one} />
          </ThanksRow>
        ))}
      </ul>
    </section>
  );
}

/** Whoever was thanked says who sees it. */
function SeenByChoice({ one }: { one: Recognition }) {
  const t = useMessages("web-thanks");
  const { workspace } = useHere();
  const client = useQueryClient();
  const show = useMutation({
    mutationFn: (seenBy: SeenBy) =>
      ask(
        api(workspace.id).PATCH("/api/v1/recognitions/{recognitionId}", {
          params: { path: { recognitionId: one.id } },
          body: { seenBy },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: thanksKey(workspace.id) }),
  });
  return (
    <>
      <FilterChoice
        name={t("seen.mine")}
        any={t("seen.all")}
        options={[
          { value: "team", label: t("seen.myTeam") },
          { value: "self", label: t("seen.me") },
        ]}
        value={one.seenBy === "all" ? undefined : one.seenBy}
        onChange={(seenBy) => show.mutate(seenBy ?? "all")}
      />
      <ErrorNotice error={show.error} />
    </>
  );
}

function Changed({ changed }: { changed: MyEffect["changed"] }) {
  const t = useMessages("web-thanks");
  return (
    <section aria-label={t("changed.title")} className="card p-4 sm:p-5">
      <h2 className="font-semibold">{t("changed.title")}</h2>
      {changed.length === 0 ? <p className="mt-1 text-muted">{t("changed.none")}</p> : null}
      <ul className="mt-1 divide-y divide-line">
        {changed.map((one) => (
          <li key={one.improvementId} className="py-3">
            <Link
              to="/improvements/$improvementId"
              params={{ improvementId: one.improvementId }}
              search={carried}
              className="link inline-flex items-center font-medium wrap-anywhere touch:min-h-11"
            >
              #{one.number} {one.title}
            </Link>
            <p className="text-sm text-muted">
              {t("changed.state", { state: one.state })}
              {one.verdict === null ? "" : ` · ${t("changed.verdict", { verdict: one.verdict })}`}
              {" · "}
              {t("changed.through", { through: one.through })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
