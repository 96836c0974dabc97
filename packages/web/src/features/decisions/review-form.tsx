import type { DecisionDetail, DecisionOutcome } from "@candor/contract/decision.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { addDays } from "../../here/period.ts";
import { useHere, useToday } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { DayField } from "../../parts/day-fields.tsx";
import { TextArea } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { decisionsKey } from "./decision-queries.ts";

const OUTCOMES: readonly DecisionOutcome[] = [
  "as_expected",
  "partly",
  "not_as_expected",
  "cannot_tell",
];

/** Says what became of it; the figures of now are frozen with it. */
export function ReviewForm({ one }: { one: DecisionDetail }) {
  const t = useMessages("web-decisions");
  const { workspace } = useHere();
  const today = useToday();
  const client = useQueryClient();
  const [open, setOpen] = useState(one.due);
  const [outcome, setOutcome] = useState<DecisionOutcome>("cannot_tell");
  const [words, setWords] = useState("");
  const [again, setAgain] = useState<string | undefined>();
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/decisions/{decisionId}/review", {
          params: { path: { decisionId: one.id } },
          body: { outcome, words: words.trim(), reviewOn: again ?? null },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: decisionsKey(workspace.id) }),
  });
  if (!open) return <Button onClick={() => setOpen(true)}>{t("review")}</Button>;
  return (
    <form
      aria-label={t("review")}
      className="card space-y-4 p-4 sm:p-5"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <div>
        <h2 className="font-semibold">{t("review")}</h2>
        <p className="text-sm text-muted">
          {one.evidence ? t("review.lead") : t("review.leadPlain")}
        </p>
      </div>
      <ChoiceField
        label={t("review.outcome")}
        options={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
        value={outcome}
        onChange={setOutcome}
      />
      <TextArea
        label={t("review.words")}
        maxLength={4000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <DayField
        label={t("review.again")}
        hint={t("field.expectedHint")}
        value={again}
        min={addDays(today, 1)}
        onChange={setAgain}
      />
      <ErrorNotice error={save.error} />
      <Button type="submit" look="strong" busy={save.isPending}>
        {t("review.save")}
      </Button>
    </form>
  );
}
