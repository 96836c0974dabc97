import type { Review } from "@candor/contract/review.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import Copy from "lucide-react/icons/copy";
import ExternalLink from "lucide-react/icons/external-link";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextArea } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { useToast } from "../../parts/toast.tsx";
import { api, ask } from "../../request/api.ts";
import { reviewsKey } from "./praise-queries.ts";

/** One review with the draft of its answer, which is copied by hand: nothing is posted from here. */
export function ReviewCard({ one }: { one: Review }) {
  const t = useMessages("web-praise");
  const format = useFormat();
  const { workspace } = useHere();
  const client = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const params = { path: { reviewId: one.id } };
  const refresh = () => client.invalidateQueries({ queryKey: reviewsKey(workspace.id) });
  const { draft, isDirty, change, reset } = useDraft({ answer: one.answer });
  const save = useMutation({
    mutationFn: (body: { answer?: string; answered?: boolean }) =>
      ask(
        api(workspace.id).PATCH("/api/v1/reviews/{reviewId}", {
          params,
          body: { ...body, version: one.version },
        }),
      ),
    onSuccess: refresh,
  });
  const open = useMutation({
    mutationFn: () =>
      ask(api(workspace.id).POST("/api/v1/reviews/{reviewId}/case", { params, body: {} })),
    onSuccess: async ({ caseId }) => {
      await refresh();
      await navigate({ to: "/cases/$caseId", params: { caseId }, search: carried });
    },
  });
  const heading = t("review.of", { site: one.site, author: one.author || t("review.nobody") });
  return (
    <li className="card p-4 sm:p-5">
      <h2 className="flex flex-wrap items-baseline gap-x-3 font-semibold">
        <span className="number">
          {t("review.rating", { rating: format.decimal(one.rating), scale: one.scale })}
        </span>
        <span className="min-w-0 wrap-anywhere">{heading}</span>
        <span className="text-sm font-normal text-muted">{format.moment(one.at)}</span>
      </h2>
      {one.words ? (
        <p className="mt-2 whitespace-pre-line wrap-anywhere" dir="auto">
          {one.words}
        </p>
      ) : null}
      <div className="mt-3 max-w-prose">
        <SaveForm
          save={save}
          dirty={isDirty}
          onDiscard={reset}
          onSave={() => save.mutate({ answer: draft.answer })}
        >
          <TextArea
            label={t("review.answer")}
            hint={t("review.answerHint")}
            maxLength={5000}
            value={draft.answer}
            onChange={(event) => change({ answer: event.target.value })}
          />
        </SaveForm>
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        {one.answer ? (
          <Button
            onClick={() =>
              void navigator.clipboard
                .writeText(one.answer)
                .then(() => toast({ message: t("review.copied") }))
            }
          >
            <Copy aria-hidden className="size-4" />
            {t("review.copy")}
          </Button>
        ) : null}
        {one.url ? (
          <a href={one.url} target="_blank" rel="noreferrer" className="button button--plain">
            <ExternalLink aria-hidden className="size-4" />
            {t("review.open")}
          </a>
        ) : null}
        <Button
          busy={save.isPending}
          onClick={() => save.mutate({ answered: one.answeredAt === null })}
        >
          {t(one.answeredAt === null ? "review.isAnswered" : "review.isNot")}
        </Button>
        {one.caseId ? (
          <Link
            to="/cases/$caseId"
            params={{ caseId: one.caseId }}
            search={carried}
            className="button button--plain"
          >
            {t("review.case")}
          </Link>
        ) : (
          <Button busy={open.isPending} onClick={() => open.mutate()}>
            {t("review.openCase")}
          </Button>
        )}
      </div>
      {one.answeredAt ? (
        <p className="mt-2 text-sm text-muted">
          {t("review.answeredBy", {
            who: one.answeredBy ?? "",
            when: format.moment(one.answeredAt),
          })}
        </p>
      ) : null}
      <ErrorNotice error={open.error} />
    </li>
  );
}
