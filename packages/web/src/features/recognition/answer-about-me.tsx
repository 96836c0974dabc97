import type { AnswerAboutMe } from "@candor/contract/recognition.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextArea } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { ScoreMark } from "../../parts/score-mark.tsx";
import { api, ask } from "../../request/api.ts";
import { thanksKey } from "../../subjects/thanks/thanks-queries.ts";

/** An answer about whoever looks: they may say what should be known of it, or ask that it does not count. */
export function AnswerAboutMeRow({ one }: { one: AnswerAboutMe }) {
  const t = useMessages("web-thanks");
  const format = useFormat();
  const [writing, setWriting] = useState<"note" | "ask" | null>(null);
  return (
    <li className="flex gap-3 py-4">
      <ScoreMark score={one.score} group={one.group} small />
      <div className="min-w-0 flex-1">
        {one.comment === null ? (
          <p className="text-muted italic">{t("answers.wordless")}</p>
        ) : (
          <blockquote dir="auto" className="leading-relaxed wrap-anywhere whitespace-pre-line">
            {one.comment}
          </blockquote>
        )}
        <p className="mt-1 text-sm text-muted">
          {one.surveyName} · {format.moment(one.answeredAt)}
          {one.counted ? null : ` · ${t("answers.left")}`}
        </p>
        {one.notes.map(({ text, at }) => (
          <p key={at} className="mt-2 text-sm wrap-anywhere">
            {t("note.mine", { text })}
          </p>
        ))}
        {one.request ? (
          <p className="mt-2 text-sm wrap-anywhere">
            {t("ask.state", { state: one.request.state, why: one.request.decision ?? "" })}
          </p>
        ) : null}
        {writing ? (
          <Write one={one} what={writing} onDone={() => setWriting(null)} />
        ) : (
          <div className="-ms-3 mt-1 flex flex-wrap gap-1">
            <Button look="quiet" onClick={() => setWriting("note")}>
              {t("note.add")}
            </Button>
            {one.request ? null : (
              <Button look="quiet" onClick={() => setWriting("ask")}>
                {t("ask.open")}
              </Button>
            )}
          </div>
        )}
      </div>
    </li>
  );
}

function Write({
  one,
  what,
  onDone,
}: {
  one: AnswerAboutMe;
  what: "note" | "ask";
  onDone: () => void;
}) {
  const t = useMessages("web-thanks");
  const w = useMessages("web");
  const { workspace } = useHere();
  const client = useQueryClient();
  const [text, setText] = useState("");
  const params = { path: { responseId: one.responseId } };
  const save = useMutation({
    mutationFn: async () => {
      const words = text.trim();
      if (what === "note") {
        await ask(
          api(workspace.id).POST("/api/v1/responses/{responseId}/notes", {
            params,
            body: { text: words },
          }),
        );
      } else {
        await ask(
          api(workspace.id).POST("/api/v1/my-effect/answers/{responseId}/exclusion", {
            params,
            body: { reason: words },
          }),
        );
      }
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: thanksKey(workspace.id) });
      onDone();
    },
  });
  return (
    <form
      className="mt-3 max-w-xl"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextArea
        autoFocus
        required
        label={t(`${what}.label`)}
        hint={what === "ask" ? t("ask.hint") : undefined}
        rows={2}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ErrorNotice error={save.error} className="mt-2" />
      <div className="mt-2 flex gap-2">
        <Button type="submit" busy={save.isPending} disabled={text.trim() === ""}>
          {what === "ask" ? t("ask.send") : w("save")}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {w("cancel")}
        </Button>
      </div>
    </form>
  );
}
