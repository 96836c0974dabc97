import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { PageHead } from "../../parts/page.tsx";
import { SaveForm } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { peopleKey } from "../../subjects/people-queries.ts";
import { draftOf, toCreate } from "./person-draft.ts";
import { PersonFields } from "./person-fields.tsx";

/** A person added by hand; an address or an id of one's own is enough. */
export function NewPerson() {
  const t = useMessages("web-people");
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
      <SaveForm
        className="card max-w-3xl space-y-5 p-4 sm:p-6"
        save={create}
        onSave={() => create.mutate()}
        onCancel={() => void navigate({ to: "/people", search: carried })}
        label={t("create")}
        disabled={!isKnown}
      >
        <PersonFields
          draft={draft}
          onChange={(patch) => setDraft((before) => ({ ...before, ...patch }))}
        />
      </SaveForm>
    </>
  );
}
