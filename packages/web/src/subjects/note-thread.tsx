import { useState } from "react";
import { useFormat } from "../language/format-context.tsx";
import { useMessages } from "../language/language-context.tsx";
import { Button } from "../parts/button.tsx";
import { TextArea } from "../parts/field.tsx";
import { ErrorNotice } from "../parts/notice.tsx";

type Note = { id: string; text: string; by: string; at: string };

/** What colleagues wrote about an answer or a person, and room for more; customers never see it. */
export function NoteThread({
  notes,
  onAdd,
  busy,
  error,
}: {
  notes: readonly Note[];
  /** Resolves once the note is kept; what was typed stays until then. */
  onAdd: (text: string) => Promise<unknown>;
  busy: boolean;
  error: unknown;
}) {
  const t = useMessages("web");
  const format = useFormat();
  const [text, setText] = useState("");
  return (
    <section aria-label={t("notes")}>
      <h3 className="mb-2 text-sm font-semibold">{t("notes")}</h3>
      <ul className="mb-3 space-y-3 empty:hidden">
        {notes.map((note) => (
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
          // What went wrong stands below; the words stay.
          onAdd(text.trim()).then(
            () => setText(""),
            () => undefined,
          );
        }}
      >
        <TextArea
          label={t("notes.new")}
          rows={2}
          maxLength={5000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <ErrorNotice error={error} className="mt-2" />
        <Button type="submit" className="mt-2" disabled={text.trim() === ""} busy={busy}>
          {t("notes.save")}
        </Button>
      </form>
    </section>
  );
}
