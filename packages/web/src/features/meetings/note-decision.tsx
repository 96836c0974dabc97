import type { MeetingDetail } from "@candor/contract/meeting.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { addDays } from "../../here/period.ts";
import { workspaceKey } from "../../here/queries.ts";
import { carried } from "../../here/view.ts";
import { useHere, useToday } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { DayField } from "../../parts/day-fields.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { colleaguesQuery } from "../../subjects/team-queries.ts";

/** A month is when the next meeting but three asks. */
const ASKED_AFTER_DAYS = 30;

/** What was decided in it, each with an owner and a day; one line notes another. */
export function NoteDecision({ meeting }: { meeting: MeetingDetail }) {
  const t = useMessages("web-meetings");
  const format = useFormat();
  const { me, workspace } = useHere();
  const today = useToday();
  const client = useQueryClient();
  const colleagues = useQuery(colleaguesQuery(workspace.id)).data ?? [];
  const asked = meeting.pages?.find(({ key }) => key === "question")?.question ?? "";
  const [question, setQuestion] = useState(asked);
  const [choice, setChoice] = useState("");
  const [owner, setOwner] = useState(me.user.id);
  const [reviewOn, setReviewOn] = useState<string | undefined>(addDays(today, ASKED_AFTER_DAYS));
  const note = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/decisions", {
          body: {
            ...{ question: question.trim(), choice: choice.trim(), decidedBy: [owner] },
            reviewOn: reviewOn ?? null,
            about: { kind: "meeting", id: meeting.id },
            evidence: meeting.days && {
              ...{ surveyId: meeting.surveyId, filter: [...meeting.filter] },
              ...defined(meeting.view),
              ...meeting.days,
            },
          },
        }),
      ),
    onSuccess: async () => {
      setChoice("");
      await client.invalidateQueries({ queryKey: workspaceKey(workspace.id) });
    },
  });
  const ready = question.trim() !== "" && choice.trim() !== "";
  return (
    <section className="card min-w-0 p-4 sm:p-5" aria-label={t("decisions")}>
      <h2 className="font-semibold">{t("decisions")}</h2>
      {meeting.decisions.length === 0 ? (
        <p className="mt-2 text-sm text-muted">{t("decisions.none")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {meeting.decisions.map((one) => (
            <li key={one.id} className="py-2 text-sm">
              <Link
                to="/decisions/$decisionId"
                params={{ decisionId: one.id }}
                search={carried}
                className="link font-medium wrap-anywhere"
              >
                {one.choice}
              </Link>
              <span className="block text-muted wrap-anywhere">
                {one.decidedBy.map(({ name }) => name).join(", ")}
                {one.reviewOn
                  ? ` · ${t("decisions.again", { day: format.day(one.reviewOn) })}`
                  : ""}
              </span>
            </li>
          ))}
        </ul>
      )}
      {meeting.state === "open" ? (
        <form
          className="mt-3 space-y-3 border-t border-line pt-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) note.mutate();
          }}
        >
          <TextField
            label={t("decisions.question")}
            maxLength={500}
            value={question}
            onChange={(event) => setQuestion(event.target.value)}
          />
          <TextField
            label={t("decisions.choice")}
            maxLength={500}
            value={choice}
            onChange={(event) => setChoice(event.target.value)}
          />
          <div className="grid gap-3 sm:grid-cols-2">
            <ChoiceField
              label={t("decisions.owner")}
              options={colleagues.map(({ userId, name, email }) => ({
                value: userId,
                label: name || email,
              }))}
              value={owner}
              onChange={setOwner}
            />
            <DayField
              label={t("decisions.reviewOn")}
              value={reviewOn}
              min={addDays(today, 1)}
              onChange={setReviewOn}
            />
          </div>
          <ErrorNotice error={note.error} />
          <Button type="submit" look="strong" busy={note.isPending} disabled={!ready}>
            {t("decisions.note")}
          </Button>
        </form>
      ) : null}
    </section>
  );
}
