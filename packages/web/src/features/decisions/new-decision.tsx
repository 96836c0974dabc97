import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { addDays } from "../../here/period.ts";
import { carried } from "../../here/view.ts";
import { useHere, useToday } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { DayField } from "../../parts/day-fields.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { PageHead } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { decisionsKey } from "./decision-queries.ts";
import { type Days, FiguresField } from "./figures-field.tsx";
import { WhoField } from "./who-field.tsx";

/** After a quarter most of what was hoped for can be seen. */
const ASKED_AFTER_DAYS = 90;

/** Writes a decision down, with the figures it rests on; or one that holds instead of another. */
export function NewDecisionScreen() {
  const t = useMessages("web-decisions");
  const { me, workspace, survey } = useHere();
  const today = useToday();
  const client = useQueryClient();
  const navigate = useNavigate();
  const given = useSearch({ from: "/inside/decisions/new" });
  const [question, setQuestion] = useState(given.question ?? "");
  const [options, setOptions] = useState("");
  const [choice, setChoice] = useState("");
  const [expected, setExpected] = useState("");
  const [decidedOn, setDecidedOn] = useState<string | undefined>(today);
  const [decidedBy, setDecidedBy] = useState<string[]>([me.user.id]);
  const [reviewOn, setReviewOn] = useState<string | undefined>(addDays(today, ASKED_AFTER_DAYS));
  const [figures, setFigures] = useState<Days | null>(null);
  const ready = question.trim() !== "" && choice.trim() !== "" && decidedBy.length > 0;
  const write = useMutation({
    mutationFn: () => {
      const body = {
        question: question.trim(),
        options: options
          .split("\n")
          .map((one) => one.trim())
          .filter((one) => one !== ""),
        choice: choice.trim(),
        expected: expected.trim(),
        ...(decidedOn ? { decidedOn } : {}),
        decidedBy,
        reviewOn: reviewOn ?? null,
        evidence: survey && figures ? { surveyId: survey.id, ...figures } : null,
        about: given.of && given.id ? { kind: given.of, id: given.id } : null,
      };
      const door = api(workspace.id);
      return given.instead
        ? ask(
            door.POST("/api/v1/decisions/{decisionId}/supersede", {
              params: { path: { decisionId: given.instead } },
              body,
            }),
          )
        : ask(door.POST("/api/v1/decisions", { body }));
    },
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: decisionsKey(workspace.id) });
      await navigate({
        to: "/decisions/$decisionId",
        params: { decisionId: id },
        search: carried,
      });
    },
  });
  return (
    <>
      <p className="mb-2 text-sm">
        <Link to="/decisions" search={carried} className="link">
          {t("back")}
        </Link>
      </p>
      <PageHead
        title={given.instead ? t("supersede") : t("new")}
        lead={given.instead ? t("supersede.lead") : t("new.lead")}
      />
      <form
        className="card max-w-3xl space-y-4 p-4 sm:p-6"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) write.mutate();
        }}
      >
        <TextField
          label={t("field.question")}
          hint={t("field.questionHint")}
          maxLength={500}
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
        />
        <TextArea
          label={t("field.options")}
          hint={t("field.optionsHint")}
          maxLength={6000}
          value={options}
          onChange={(event) => setOptions(event.target.value)}
        />
        <TextField
          label={t("field.choice")}
          maxLength={500}
          value={choice}
          onChange={(event) => setChoice(event.target.value)}
        />
        <TextArea
          label={t("field.expected")}
          hint={t("field.expectedHint")}
          maxLength={4000}
          value={expected}
          onChange={(event) => setExpected(event.target.value)}
        />
        {survey ? <FiguresField value={figures} onChange={setFigures} /> : null}
        <WhoField value={decidedBy} onChange={setDecidedBy} />
        <div className="grid gap-4 sm:grid-cols-2">
          <DayField
            label={t("field.decidedOn")}
            value={decidedOn}
            max={today}
            onChange={setDecidedOn}
            required
          />
          <DayField
            label={t("field.reviewOn")}
            hint={t("field.reviewOnHint")}
            value={reviewOn}
            min={addDays(today, 1)}
            onChange={setReviewOn}
          />
        </div>
        <ErrorNotice error={write.error} />
        <Button type="submit" look="strong" busy={write.isPending} disabled={!ready}>
          {t("new.save")}
        </Button>
      </form>
    </>
  );
}
