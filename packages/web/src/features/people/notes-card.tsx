import type { NoteKind, NoteSeenBy, PersonNote } from "@candor/contract/dossier.ts";
import type { PersonDetail } from "@candor/contract/person.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { TextArea } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { peopleKey } from "../../subjects/people-queries.ts";
import { teamsQuery } from "../../subjects/team-queries.ts";

const KINDS = ["preference", "worry", "joy", "family", "contact", "other"] as const;

/** What colleagues remember of a person: of which kind, what for, how old, and who sees it. */
export function NotesCard({
  person,
  writing,
  onWrite,
  onDone,
}: {
  person: PersonDetail;
  writing: boolean;
  onWrite: () => void;
  onDone: () => void;
}) {
  const t = useMessages("web-dossier");
  return (
    <section aria-label={t("notes")} className="card p-4 sm:p-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold">{t("notes")}</h2>
        {writing ? null : <Button onClick={onWrite}>{t("note.new")}</Button>}
      </div>
      {writing ? <NewNote personId={person.id} onDone={onDone} /> : null}
      {person.notes.length === 0 ? (
        <p className="mt-1 text-sm text-muted">{t("notes.none")}</p>
      ) : (
        <ul className="mt-3 space-y-3">
          {person.notes.toReversed().map((note) => (
            <NoteItem key={note.id} personId={person.id} note={note} />
          ))}
        </ul>
      )}
    </section>
  );
}

function useSaved() {
  const { workspace } = useHere();
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: peopleKey(workspace.id) });
}

function NoteItem({ personId, note }: { personId: string; note: PersonNote }) {
  const t = useMessages("web-dossier");
  const w = useMessages("web");
  const format = useFormat();
  const { workspace } = useHere();
  const may = useMay();
  const teams = useQuery({ ...teamsQuery(workspace.id), enabled: note.teamId !== null }).data ?? [];
  const onSuccess = useSaved();
  const [open, setOpen] = useState<"edit" | "remove" | null>(null);
  const params = { path: { personId, noteId: note.id } };
  const path = "/api/v1/people/{personId}/notes/{noteId}" as const;
  const remove = useMutation({
    mutationFn: () => ask(api(workspace.id).DELETE(path, { params })),
    onSuccess,
  });
  const change = useMutation({
    mutationFn: (body: { text: string; kind: NoteKind }) =>
      ask(api(workspace.id).PATCH(path, { params, body })),
    onSuccess,
  });
  if (open === "edit") {
    return (
      <li>
        <NoteForm
          name={t("edit")}
          begun={note}
          save={change}
          onSave={(body) => change.mutate(body, { onSuccess: () => setOpen(null) })}
          onCancel={() => setOpen(null)}
        />
      </li>
    );
  }
  const team = teams.find(({ id }) => id === note.teamId);
  return (
    <li className="rounded-lg bg-sunken px-3 py-2 text-sm">
      <p dir="auto" className="wrap-anywhere whitespace-pre-line">
        {note.text}
      </p>
      <p className="mt-1 text-xs text-muted wrap-anywhere">
        <span className="font-medium text-ink">{t(`kind.${note.kind}`)}</span>,{" "}
        {t(`purpose.${note.kind}`)}
      </p>
      <p className="text-xs text-muted wrap-anywhere">
        {[
          note.by,
          format.ago(note.at, new Date()),
          note.editedAt ? t("note.edited") : null,
          note.seenBy === "all"
            ? null
            : note.seenBy === "me"
              ? t("seenBy.me")
              : team
                ? t("seenBy.teamNamed", { name: team.name })
                : t("seenBy.team"),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {note.mine || may.write ? (
        <div className="mt-1 flex flex-wrap gap-1">
          {note.mine && open === null ? (
            <Button look="quiet" onClick={() => setOpen("edit")}>
              {t("edit")}
            </Button>
          ) : null}
          {open === "remove" ? (
            <>
              <Button look="alarm" busy={remove.isPending} onClick={() => remove.mutate()}>
                {t("remove.sure")}
              </Button>
              <Button look="quiet" onClick={() => setOpen(null)}>
                {w("cancel")}
              </Button>
            </>
          ) : (
            <Button look="quiet" onClick={() => setOpen("remove")}>
              {t("remove")}
            </Button>
          )}
        </div>
      ) : null}
      <ErrorNotice error={remove.error} className="mt-2" />
    </li>
  );
}

function NewNote({ personId, onDone }: { personId: string; onDone: () => void }) {
  const t = useMessages("web-dossier");
  const { workspace, me } = useHere();
  const teams = useQuery(teamsQuery(workspace.id)).data ?? [];
  const mine = teams.filter(
    ({ archivedAt, members }) =>
      archivedAt === null && members.some(({ userId }) => userId === me.user.id),
  );
  const [seenBy, setSeenBy] = useState("all");
  const onSaved = useSaved();
  const add = useMutation({
    mutationFn: (note: { text: string; kind: NoteKind }) => {
      const teamId = mine.find(({ id }) => id === seenBy)?.id;
      const whose: NoteSeenBy = teamId ? "team" : seenBy === "me" ? "me" : "all";
      return ask(
        api(workspace.id).POST("/api/v1/people/{personId}/notes", {
          params: { path: { personId } },
          body: defined({ ...note, seenBy: whose, teamId }),
        }),
      );
    },
    onSuccess: onSaved,
  });
  return (
    <NoteForm
      name={t("note.new")}
      begun={{ text: "", kind: "preference" }}
      save={add}
      onSave={(body) => add.mutate(body, { onSuccess: onDone })}
      onCancel={onDone}
    >
      <ChoiceField
        label={t("seenBy")}
        options={[
          { value: "all", label: t("seenBy.all") },
          ...mine.map(({ id, name }) => ({ value: id, label: t("seenBy.teamNamed", { name }) })),
          { value: "me", label: t("seenBy.me") },
        ]}
        value={seenBy}
        onChange={setSeenBy}
      />
    </NoteForm>
  );
}

/** Whoever asked for a note, with a key or a button, wants to write it; asked once, when the form comes. */
function writeHere(field: HTMLTextAreaElement | null) {
  field?.focus();
}

function NoteForm({
  name,
  begun,
  save,
  onSave,
  onCancel,
  children,
}: {
  name: string;
  begun: Pick<PersonNote, "text" | "kind">;
  save: { isPending: boolean; error: unknown };
  onSave: (note: { text: string; kind: NoteKind }) => void;
  onCancel: () => void;
  children?: ReactNode;
}) {
  const t = useMessages("web-dossier");
  const w = useMessages("web");
  const [text, setText] = useState(begun.text);
  const [kind, setKind] = useState<NoteKind>(begun.kind);
  return (
    <form
      aria-label={name}
      className="mt-3 space-y-4 rounded-xl border border-line p-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) onSave({ text: text.trim(), kind });
      }}
    >
      <TextArea
        required
        ref={writeHere}
        label={t("note.words")}
        hint={t("note.rights")}
        rows={3}
        maxLength={5000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <ChoiceField
          label={t("note.kind")}
          hint={t(`purpose.${kind}`)}
          options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={kind}
          onChange={setKind}
        />
        {children}
      </div>
      <ErrorNotice error={save.error} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="strong" disabled={text.trim() === ""} busy={save.isPending}>
          {t("note.save")}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {w("cancel")}
        </Button>
      </div>
    </form>
  );
}
