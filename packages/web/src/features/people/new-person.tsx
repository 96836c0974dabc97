import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { PageHead } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { peopleKey } from "../../subjects/people-queries.ts";
import { draftOf, toCreate } from "./person-draft.ts";
import { PersonFields } from "./person-fields.tsx";

/** A person added by hand; an address or an id of one's own is enough. */
export function NewPerson() {
  const t = useMessages("web-people");
  const w = useMessages("web");
  const { workspace } = useHere();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(() => draftOf(null));
  const isKnown = [draft.email, draft.phone, draft.externalId].some((one) => one.trim() !== "");
  const create = useMutation({
    mutationFn: () =>
      ask(api(workspace.id).POST("/api/v1/people", { body: defined(toCreate(draft)) })),
    onSuccess: async (person) => {
      void client.invalidateQueries({ queryKey: peopleKey(workspace.id) });
      await navigate({
        to: "/people/$personId",
        params: { personId: person.id },
        search: carried,
        replace: true,
      });
    },
  });
  return (
    <>
      <PageHead title={t("new")} lead={t("identity")} />
      <form
        className="card max-w-3xl space-y-5 p-4 sm:p-6"
        onSubmit={(event) => {
          event.preventDefault();
          if (isKnown) create.mutate();
        }}
      >
        <PersonFields
          draft={draft}
          onChange={(patch) => setDraft((before) => ({ ...before, ...patch }))}
        />
        <ErrorNotice error={create.error} />
        <div className="flex gap-2">
          <Button type="submit" look="strong" busy={create.isPending} disabled={!isKnown}>
            {t("create")}
          </Button>
          <Button look="quiet" onClick={() => void navigate({ to: "/people", search: carried })}>
            {w("cancel")}
          </Button>
        </div>
      </form>
    </>
  );
}
