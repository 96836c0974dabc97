import type { ResponseDetail } from "@candor/contract/response.ts";
import { useState } from "react";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextArea } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { useChangeResponse } from "./change-response.ts";

/** What colleagues wrote about this answer; customers never see it. */
export function Notes({ response }: { response: ResponseDetail }) {
  const t = useMessages("web-responses");
  const format = useFormat();
  const { change } = useChangeResponse(response);
  const [text, setText] = useState("");
  return (
    <section aria-label={t("notes")}>
      <h3 className="mb-2 text-sm font-semibold">{t("notes")}</h3>
      <ul className="mb-3 space-y-3 empty:hidden">
        {response.notes.map((note) => (
          <li key={note.id} className="rounded-lg bg-sunken px-3 py-2 text-sm">
            <p className="wrap-anywhere whitespace-pre-line">{note.text}</p>
            <p className="mt-1 text-xs text-muted">
              {note.by} · {format.moment(note.at)}
            </p>
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ note: text.trim() }, { onSuccess: () => setText("") });
        }}
      >
        <TextArea
          label={t("newNote")}
          rows={2}
          maxLength={5000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <ErrorNotice error={change.error} className="mt-2" />
        <Button
          type="submit"
          className="mt-2"
          disabled={text.trim() === ""}
          busy={change.isPending}
        >
          {t("saveNote")}
        </Button>
      </form>
    </section>
  );
}
