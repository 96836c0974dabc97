import type { PersonDetail } from "@candor/contract/person.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { ScoreMark } from "../../parts/score-mark.tsx";
import { answersOfPersonQuery } from "../../subjects/people-queries.ts";

/** Every answer of the person, of every survey; a click opens it among the responses. */
export function AnswersOfPerson({ person }: { person: PersonDetail }) {
  const t = useMessages("web-people");
  const w = useMessages("web");
  const format = useFormat();
  const { workspace, surveys } = useHere();
  const list = useInfiniteQuery(answersOfPersonQuery(workspace.id, person.id));
  const answers = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <section aria-label={t("answersTitle")} className="card p-4 sm:p-5">
      <h2 className="mb-2 font-semibold">{t("answersTitle")}</h2>
      {list.isPending ? <GhostRows rows={2} /> : null}
      <ErrorNotice error={list.error} retry={() => void list.refetch()} />
      {list.data && answers.length === 0 ? (
        <p className="text-sm text-muted">{t("answers.none")}</p>
      ) : null}
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
      {list.hasNextPage ? (
        <Button
          look="quiet"
          className="w-full"
          busy={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {w("more")}
        </Button>
      ) : null}
    </section>
  );
}
