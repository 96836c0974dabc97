import type { Survey } from "@candor/contract/survey.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Plus from "lucide-react/icons/plus";
import { useState } from "react";
import { numbersKey } from "../../here/numbers.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { TextField } from "../../parts/field.tsx";
import { Menu } from "../../parts/menu.tsx";
import { Empty } from "../../parts/page.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { api, ask, type BodyOf } from "../../request/api.ts";
import { QuestionCard } from "./question-card.tsx";
import {
  blankQuestion,
  cameQuestion,
  cleaned,
  competitorQuestion,
  KINDS,
  MOST_QUESTIONS,
  moved,
  withoutLostBranches,
} from "./question-draft.ts";
import { QuestionPreview } from "./question-preview.tsx";
import { type Question, questionsQuery, type Saved } from "./question-queries.ts";

/** The questions in their order; each open one with its texts side by side, and a phone that asks them. */
export function QuestionsEditor({ survey, saved }: { survey: Survey; saved: Saved }) {
  const t = useMessages("web-questions");
  const { draft, change, isDirty, reset } = useDraft({
    questions: saved.questions,
    reviewUrl: saved.reviewUrl ?? "",
    shareUrl: saved.shareUrl ?? "",
    askMore: saved.askMore,
  });
  const [open, setOpen] = useState<string | null>(null);
  const save = useSaveQuestions(survey);
  const { questions, reviewUrl, shareUrl, askMore } = draft;
  const set = (next: Question[]) => change({ questions: next });
  const add = (kind: (typeof KINDS)[number]) => {
    const question = blankQuestion(kind, survey.defaultLanguage, questions);
    set([...questions, question]);
    setOpen(question.id);
  };
  const addCompetitor = () => {
    const question = competitorQuestion(survey.defaultLanguage, questions, {
      text: t("competitor.text", { name: "…" }),
      low: t("competitor.low"),
      high: t("competitor.high"),
    });
    set([...questions, question]);
    setOpen(question.id);
  };
  const addCame = () => {
    const [recommended, advertisement, search] = [
      t("came.recommended"),
      t("came.advertisement"),
      t("came.search"),
    ];
    const question = cameQuestion(survey.defaultLanguage, questions, {
      ...{ text: t("came.text"), recommended, advertisement, search },
      ...{ passing: t("came.passing"), other: t("came.other") },
    });
    set([...questions, question]);
    setOpen(question.id);
  };
  return (
    <SaveForm
      name={t("title")}
      save={save}
      dirty={isDirty}
      onDiscard={reset}
      onSave={() => {
        const body = {
          questions: cleaned(questions),
          reviewUrl: reviewUrl.trim() || null,
          shareUrl: shareUrl.trim() || null,
          askMore,
        };
        save.mutate(body, { onSuccess: reset });
      }}
      undo={async () => {
        const { questions, reviewUrl, shareUrl, askMore } = saved;
        await save.mutateAsync({ questions, reviewUrl, shareUrl, askMore });
      }}
      className="card space-y-4 p-4 sm:p-5"
    >
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          {questions.length === 0 ? (
            <Empty title={t("empty.title")}>{t("empty.text")}</Empty>
          ) : (
            <ol className="space-y-2">
              {questions.map((question, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the name may be typed, and must not lose the focus
                <li key={at}>
                  <QuestionCard
                    survey={survey}
                    question={question}
                    earlier={questions.slice(0, at)}
                    place={at + 1}
                    isSaved={saved.questions.some(({ id }) => id === question.id)}
                    missing={saved.missing.filter((one) => one.question === question.id)}
                    open={open === question.id}
                    onToggle={() => setOpen(open === question.id ? null : question.id)}
                    onChange={(next) => {
                      if (next.id !== question.id) setOpen(next.id);
                      set(withoutLostBranches(questions.map((one, i) => (i === at ? next : one))));
                    }}
                    onUp={at > 0 ? () => set(moved(questions, at, -1)) : undefined}
                    onDown={
                      at < questions.length - 1 ? () => set(moved(questions, at, 1)) : undefined
                    }
                    onRemove={() => set(withoutLostBranches(questions.filter((_, i) => i !== at)))}
                  />
                </li>
              ))}
            </ol>
          )}
          {questions.length < MOST_QUESTIONS ? (
            <div className="mt-3">
              <Menu
                name={t("add")}
                className="button button--plain"
                items={[
                  ...KINDS.map((kind) => ({
                    label: t(`kind.${kind}`),
                    onSelect: () => add(kind),
                  })),
                  { label: t("kind.competitor"), onSelect: addCompetitor },
                  { label: t("kind.came"), onSelect: addCame },
                ]}
              >
                <Plus aria-hidden className="size-4" />
                {t("add")}
              </Menu>
            </div>
          ) : (
            <p className="mt-3 text-sm text-muted">{t("most", { n: MOST_QUESTIONS })}</p>
          )}
        </div>
        <QuestionPreview survey={survey} questions={questions} />
      </div>
      <TextField
        type="url"
        dir="ltr"
        className="max-w-xl"
        maxLength={500}
        label={t("review.url")}
        hint={t("review.hint")}
        placeholder="https://"
        value={reviewUrl}
        onChange={(event) => change({ reviewUrl: event.target.value })}
      />
      <TextField
        type="url"
        dir="ltr"
        className="max-w-xl"
        maxLength={500}
        label={t("share.url")}
        hint={t("share.hint")}
        placeholder="https://"
        value={shareUrl}
        onChange={(event) => change({ shareUrl: event.target.value })}
      />
      <label className="flex min-h-11 max-w-xl items-start gap-3 text-sm">
        <input
          type="checkbox"
          className="mt-0.5 size-5 shrink-0"
          checked={askMore}
          disabled={survey.anonymous}
          onChange={(event) => change({ askMore: event.target.checked })}
        />
        <span>
          {t("askMore")} <span className="block text-muted">{t("askMore.hint")}</span>
        </span>
      </label>
    </SaveForm>
  );
}

type ToSave = Pick<Saved, "reviewUrl" | "shareUrl" | "askMore"> & { questions: Question[] };

const PATH = "/api/v1/surveys/{surveyId}/questions";

function useSaveQuestions(survey: Survey) {
  const { workspace } = useHere();
  const client = useQueryClient();
  const ids = { workspace: workspace.id, survey: survey.id };
  return useMutation({
    mutationFn: ({ questions, ...after }: ToSave) =>
      ask(
        api(workspace.id).PUT(PATH, {
          params: { path: { surveyId: survey.id } },
          body: {
            questions: questions as BodyOf<typeof PATH, "put">["questions"],
            ...after,
          },
        }),
      ),
    onSuccess: (fresh) => {
      client.setQueryData(questionsQuery(ids).queryKey, fresh);
      void client.invalidateQueries({ queryKey: numbersKey(ids) });
    },
  });
}
