import type { PersonDetail } from "@candor/contract/person.ts";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { PagedList } from "../../parts/loaded.tsx";
import { ScoreMark } from "../../parts/score-mark.tsx";
import { looseCountQuery } from "../../subjects/loose-comments-queries.ts";
import { answersOfPersonQuery } from "../../subjects/people-queries.ts";

/** Every answer of the person, of every survey; a click opens it among the responses. */
export function AnswersOfPerson({ person }: { person: PersonDetail }) {
  const t = useMessages("web-people");
  const w = useMessages("web");
  const format = useFormat();
  const { workspace, surveys } = useHere();
  const list = useInfiniteQuery(answersOfPersonQuery(workspace.id, person.id));
  return (
    <section aria-label={t("answersTitle")} className="card p-4 sm:p-5">
      <h2 className="mb-2 font-semibold">{t("answersTitle")}</h2>
      <PagedList
        query={list}
        ghostRows={2}
        empty={<p className="text-sm text-muted">{t("answers.none")}</p>}
      >
        {(answers) => (
          <ul className="-mx-2">
            {answers.map((answer) => (
              <li key={answer.id}>
                <Link
                  to="/responses"
                  search={{
                    workspace: workspace.id,
                    survey: answer.surveyId,
                    standing: "all",
                    response: answer.id,
                  }}
                  className="flex gap-3 rounded-lg px-2 py-2 hover:bg-sunken"
                >
                  <ScoreMark score={answer.score} group={answer.group} small />
                  <span className="min-w-0 flex-1">
                    <span
                      dir="auto"
                      lang={answer.language ?? undefined}
                      className={`line-clamp-2 text-sm wrap-anywhere ${answer.comment ? "" : "text-muted italic"}`}
                    >
                      {answer.comment ?? t("noComment")}
                    </span>
                    <span className="block text-xs text-muted wrap-anywhere">
                      {[
                        surveys.find((survey) => survey.id === answer.surveyId)?.name,
                        w(`channel.${answer.channel}`),
                        format.moment(answer.answeredAt),
                      ]
                        .filter(Boolean)
                        .join(" · ")}
                    </span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </PagedList>
      <WithoutScore personId={person.id} />
    </section>
  );
}

/** The way to what they wrote without a score. */
function WithoutScore({ personId }: { personId: string }) {
  const t = useMessages("web-people");
  const { workspace } = useHere();
  const { data } = useQuery(looseCountQuery(workspace.id, { personId }));
  if (!data?.any) return null;
  return (
    <Link
      to="/responses/without-score"
      search={{ workspace: workspace.id, person: personId }}
      className="link mt-2 inline-block text-sm"
    >
      {t("withoutScore")}
    </Link>
  );
}
