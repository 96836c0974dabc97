import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { meQuery } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";

/** A second organisation with data of its own; an agency has one for each client. */
export function NewWorkspace() {
  const t = useMessages("web-settings");
  const { workspace } = useHere();
  const client = useQueryClient();
  const router = useRouter();
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const make = useMutation({
    mutationFn: () =>
      ask(
        api().POST("/api/v1/workspaces", {
          body: {
            name: name.trim(),
            language: workspace.language,
            timeZone: workspace.timeZone,
          },
        }),
      ),
    onSuccess: async (made) => {
      await client.fetchQuery({ ...meQuery, staleTime: 0 });
      await router.invalidate();
      await navigate({ to: "/overview", search: { workspace: made.id } });
    },
  });
  return (
    <details className="card mt-4 px-4 py-1 sm:px-6">
      <summary className="flex min-h-11 items-center text-sm font-semibold">
        {t("anotherWorkspace")}
      </summary>
      <p className="mb-3 text-sm text-muted">{t("anotherWorkspaceText")}</p>
      <form
        className="flex flex-wrap items-end gap-3 pb-4"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <TextField
          className="min-w-0 flex-1 basis-56"
          label={t("workspaceName")}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" look="strong" busy={make.isPending}>
          {t("makeWorkspace")}
        </Button>
      </form>
      <ErrorNotice error={make.error} className="mb-4" />
    </details>
  );
}
