import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { ideasKey } from "../../subjects/idea-queries.ts";

/** One that was heard somewhere else. */
export function NewIdea() {
  const t = useMessages("web-ideas");
  const { workspace } = useHere();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [title, setTitle] = useState("");
  const make = useMutation({
    mutationFn: () =>
      ask(api(workspace.id).POST("/api/v1/ideas", { body: { title: title.trim() } })),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ideasKey(workspace.id) });
      await navigate({ to: "/ideas/$ideaId", params: { ideaId: id }, search: carried });
    },
  });
  return (
    <form
      className="card mt-4 flex max-w-3xl flex-wrap items-end gap-3 p-4 sm:p-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() !== "") make.mutate();
      }}
    >
      <TextField
        className="min-w-0 flex-1 basis-72"
        label={t("new.title")}
        maxLength={160}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Button type="submit" busy={make.isPending} disabled={title.trim() === ""}>
        {t("new")}
      </Button>
      <ErrorNotice error={make.error} />
    </form>
  );
}
