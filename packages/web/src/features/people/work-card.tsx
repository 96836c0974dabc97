import type { PersonDetail } from "@candor/contract/person.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { api, ask } from "../../request/api.ts";
import { NoteThread } from "../../subjects/note-thread.tsx";
import { peopleKey } from "../../subjects/people-queries.ts";
import { TagEditor } from "../../subjects/tag-editor.tsx";

/** What colleagues keep about a person: tags, by which people are listed and gathered, and notes. */
export function WorkCard({ person }: { person: PersonDetail }) {
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const params = { path: { personId: person.id } };
  const onSuccess = () => client.invalidateQueries({ queryKey: peopleKey(workspace.id) });
  const tags = useMutation({
    mutationFn: (all: string[]) =>
      ask(api(workspace.id).PATCH("/api/v1/people/{personId}", { params, body: { tags: all } })),
    onSuccess,
  });
  const note = useMutation({
    mutationFn: (text: string) =>
      ask(api(workspace.id).POST("/api/v1/people/{personId}/notes", { params, body: { text } })),
    onSuccess,
  });
  return (
    <div className="card space-y-5 p-4 sm:p-5">
      <TagEditor
        tags={person.tags}
        disabled={!may.write}
        onSave={(all) => tags.mutate(all)}
        onList={(tag) => void navigate({ to: "/people", search: { workspace: workspace.id, tag } })}
        error={tags.error}
      />
      <NoteThread
        notes={person.notes}
        onAdd={(text) => note.mutateAsync(text)}
        busy={note.isPending}
        error={note.error}
      />
    </div>
  );
}
