import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { listQuery, numbersKey } from "../../here/numbers.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages, useOpenMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { PagedList } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { ScoreMark } from "../../parts/score-mark.tsx";
import { useToast } from "../../parts/toast.tsx";
import { api, ask } from "../../request/api.ts";
import type { ResponseItem } from "../../request/types.ts";
import { askingKey } from "../../subjects/asking-queries.ts";
import { NoSurvey } from "../../subjects/no-survey.tsx";
import { AskingFrame } from "./asking-frame.tsx";

/** Answers that a machine may have given, each with its reason, to let in or to throw out. */
export function HeldScreen() {
  const { survey } = useHere();
  return <AskingFrame>{survey ? <Held surveyId={survey.id} /> : <NoSurvey />}</AskingFrame>;
}

function Held({ surveyId }: { surveyId: string }) {
  const t = useMessages("web-asking");
  const { workspace } = useHere();
  const ids = { workspace: workspace.id, survey: surveyId };
  const list = useInfiniteQuery({
    ...listQuery(ids, { standing: "quarantined" }),
    staleTime: 0,
  });
  return (
    <PagedList
      query={list}
      ghostRows={4}
      empty={
        <Empty title={t("held.none.title")} ghost={<GhostRows still />}>
          {t("held.none.text")}
        </Empty>
      }
    >
      {(answers) => (
        <>
          <p className="mb-3 max-w-prose text-sm text-muted">{t("held.lead")}</p>
          <ul className="card divide-y divide-line px-3 sm:px-5">
            {answers.map((answer) => (
              <HeldAnswer key={answer.id} answer={answer} />
            ))}
          </ul>
        </>
      )}
    </PagedList>
  );
}

function HeldAnswer({ answer }: { answer: ResponseItem }) {
  const t = useMessages("web-asking");
  const open = useOpenMessages("web-asking");
  const known = useOpenMessages("web");
  const format = useFormat();
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const toast = useToast();
  const ids = { workspace: workspace.id, survey: answer.surveyId };
  const refresh = async () => {
    void client.invalidateQueries({ queryKey: numbersKey(ids) });
    void client.invalidateQueries({ queryKey: askingKey(workspace.id) });
    await client.invalidateQueries({ queryKey: ["workspace", workspace.id, "list"] });
  };
  const decide = useMutation({
    mutationFn: (letIn: boolean) =>
      ask(
        api(workspace.id).PUT("/api/v1/responses/{responseId}/quarantine", {
          params: { path: { responseId: answer.id } },
          body: { letIn },
        }),
      ),
    onSuccess: async (_, letIn) => {
      await refresh();
      if (letIn) return;
      toast({
        message: t("held.thrownOut"),
        undo: async () => {
          await ask(
            api(workspace.id).DELETE("/api/v1/responses/{responseId}/exclusion", {
              params: { path: { responseId: answer.id } },
            }),
          );
          await refresh();
        },
      });
    },
  });
  const reason = answer.quarantine?.reason ?? "";
  const until = answer.quarantine?.until;
  return (
    <li className="flex flex-wrap items-start gap-3 py-3">
      <ScoreMark score={answer.score} group={answer.group} />
      <div className="min-w-0 flex-1 basis-52">
        <p
          dir="auto"
          className={`text-[0.9375rem] wrap-anywhere ${answer.comment ? "" : "text-muted italic"}`}
        >
          {answer.comment ?? t("noComment")}
        </p>
        <p className="mt-0.5 text-sm font-medium">
          {open(`held.${reason}`) ?? known(`quarantine.${reason}`) ?? reason}
        </p>
        <p className="text-xs text-muted wrap-anywhere">
          {[
            answer.person?.name ?? answer.person?.email,
            format.moment(answer.answeredAt),
            until ? t("held.until", { when: format.ago(until, new Date()) }) : null,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      {may.write ? (
        <span className="flex flex-wrap gap-2">
          <Button busy={decide.isPending} onClick={() => decide.mutate(true)}>
            {t("held.letIn")}
          </Button>
          <Button look="quiet" busy={decide.isPending} onClick={() => decide.mutate(false)}>
            {t("held.throwOut")}
          </Button>
        </span>
      ) : null}
      <ErrorNotice error={decide.error} className="basis-full" />
    </li>
  );
}
