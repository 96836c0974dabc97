import type { PersonDetail } from "@candor/contract/person.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { api, ask } from "../../request/api.ts";
import { peopleKey } from "../../subjects/people-queries.ts";
import { TagEditor } from "../../subjects/tag-editor.tsx";

/** The tags of a person, by which people are listed and gathered. */
export function WorkCard({ person }: { person: PersonDetail }) {
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const params = { path: { personId: person.id } };
  const tags = useMutation({
    mutationFn: (all: string[]) =>
      ask(api(workspace.id).PATCH("/api/v1/people/{personId}", { params, body: { tags: all } })),
    onSuccess: () => client.invalidateQueries({ queryKey: peopleKey(workspace.id) }),
  });
  return (
    <div className="card p-4 sm:p-5">
      <TagEditor
        tags={person.tags}
        disabled={!may.write}
        onSave={(all) => tags.mutate(all)}
        onList={(tag) => void navigate({ to: "/people", search: { workspace: workspace.id, tag } })}
        error={tags.error}
      />
    </div>
  );
}
