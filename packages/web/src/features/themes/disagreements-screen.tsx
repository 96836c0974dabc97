import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { How } from "../../here/how.tsx";
import { latestQuery, numbersKey } from "../../here/numbers.ts";
import { useNumbersFilter } from "../../here/use-view.ts";
import { carried } from "../../here/view.ts";
import { useHere, useMay, useSurveyIds } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, PageHead } from "../../parts/page.tsx";
import { ScoreMark } from "../../parts/score-mark.tsx";
import { useShortcuts } from "../../parts/shortcuts.ts";
import { useToast } from "../../parts/toast.tsx";
import { api, ask } from "../../request/api.ts";
import type { ResponseItem } from "../../request/types.ts";
import { FilterBar } from "../../subjects/filter-bar.tsx";
import { NewSurveyLink } from "../../subjects/new-survey-link.tsx";

const SHOWN = 100;

/** Scores that say the opposite of their words, one after the other: c confirms, o leaves out as meant otherwise. */
export function DisagreementsScreen() {
  const t = useMessages("web-themes");
  const { survey } = useHere();
  return (
    <>
      <PageHead
        title={t("disagreements")}
        lead={
          <>
            {t("disagree.lead")} <How page="disagreement" inline />
          </>
        }
        actions={
          <Link to="/themes" search={carried} className="button button--plain">
            {t("back")}
          </Link>
        }
      />
      {survey ? (
        <Queue />
      ) : (
        <Empty title={t("noSurvey.title")} actions={<NewSurveyLink />}>
          {t("empty.text")}
        </Empty>
      )}
    </>
  );
}

function Queue() {
  const t = useMessages("web-themes");
  const ids = useSurveyIds();
  const filter = useNumbersFilter();
  const waiting = useQuery(
    latestQuery(ids, { ...filter, disagrees: "true", confirmed: "false", limit: SHOWN }),
  );
  return (
    <>
      <FilterBar />
      <Loaded query={waiting}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty title={t("disagreements")}>{t("disagree.none")}</Empty>
          ) : (
            <ul className="space-y-3">
              {data.map((answer, i) => (
                <Disagreement key={answer.id} answer={answer} first={i === 0} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}

function Disagreement({ answer, first }: { answer: ResponseItem; first: boolean }) {
  const t = useMessages("web-themes");
  const may = useMay();
  const ids = useSurveyIds();
  const client = useQueryClient();
  const toast = useToast();
  const [isDone, setDone] = useState(false);
  const own = api(ids.workspace);
  const params = { path: { responseId: answer.id } };
  const refresh = () => client.invalidateQueries({ queryKey: numbersKey(ids) });
  const confirmed = (disagreementConfirmed: boolean) =>
    ask(
      own.PATCH("/api/v1/responses/{responseId}/reading", {
        params,
        body: { disagreementConfirmed },
      }),
    );
  const settle = (message: string, undo: () => Promise<unknown>) => {
    setDone(true);
    toast({
      message,
      undo: async () => {
        await undo();
        setDone(false);
        await refresh();
      },
    });
    void refresh();
  };
  const confirm = useMutation({
    mutationFn: () => confirmed(true),
    onSuccess: () => settle(t("disagree.confirmed"), () => confirmed(false)),
  });
  const leaveOut = useMutation({
    mutationFn: () =>
      ask(
        own.PUT("/api/v1/responses/{responseId}/exclusion", {
          params,
          body: { reason: "other", note: t("disagree.note") },
        }),
      ),
    onSuccess: () =>
      settle(t("disagree.leftOut"), () =>
        ask(own.DELETE("/api/v1/responses/{responseId}/exclusion", { params })),
      ),
  });
  const keys = useMemo(
    () => ({
      ...(first && !isDone ? { c: () => confirm.mutate() } : {}),
      ...(first && !isDone && may.write ? { o: () => leaveOut.mutate() } : {}),
    }),
    [first, isDone, confirm.mutate, leaveOut.mutate, may.write],
  );
  useShortcuts(keys);
  return (
    <li className="card p-4">
      <div className="flex items-start gap-3">
        <ScoreMark score={answer.score} group={answer.group} />
        <div className="min-w-0 flex-1">
          <p className="text-xs font-medium text-muted">
            {answer.reading?.disagrees ? t(`disagree.${answer.reading.disagrees}`) : null}
          </p>
          <Link
            to="/responses"
            search={(view) => ({ ...carried(view), response: answer.id })}
            className="mt-1 block wrap-anywhere hover:underline"
            dir="auto"
          >
            {answer.comment}
          </Link>
        </div>
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button busy={confirm.isPending} disabled={isDone} onClick={() => confirm.mutate()}>
          {t("disagree.confirm")}
          {first ? <kbd className="ms-1 text-xs text-muted">c</kbd> : null}
        </Button>
        {may.write ? (
          <Button
            look="quiet"
            busy={leaveOut.isPending}
            disabled={isDone}
            onClick={() => leaveOut.mutate()}
          >
            {t("disagree.otherwise")}
            {first ? <kbd className="ms-1 text-xs text-muted">o</kbd> : null}
          </Button>
        ) : null}
      </div>
      <ErrorNotice error={confirm.error ?? leaveOut.error} className="mt-2" />
    </li>
  );
}
