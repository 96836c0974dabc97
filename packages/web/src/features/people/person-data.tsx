import type { PersonDetail } from "@candor/contract/person.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import Download from "lucide-react/icons/download";
import Trash2 from "lucide-react/icons/trash-2";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { peopleKey } from "../../subjects/people-queries.ts";
import { PersonRights } from "./person-rights.tsx";

/** What a customer may ask for: everything that is known of them, and that it disappears. */
export function PersonData({ person }: { person: PersonDetail }) {
  const t = useMessages("web-people");
  const { workspace } = useHere();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [sure, setSure] = useState(false);
  const download = useMutation({
    mutationFn: async () => {
      save(
        await ask(
          api(workspace.id).GET("/api/v1/people/{personId}/export", {
            params: { path: { personId: person.id } },
          }),
        ),
      );
    },
  });
  const erase = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).DELETE("/api/v1/people/{personId}", {
          params: { path: { personId: person.id } },
        }),
      ),
    onSuccess: async () => {
      await navigate({ to: "/people", search: carried, replace: true });
      client.removeQueries({ queryKey: [...peopleKey(workspace.id), "one", person.id] });
      void client.invalidateQueries({ queryKey: ["workspace", workspace.id] });
    },
  });
  return (
    <section aria-label={t("data")} className="card space-y-4 p-4 sm:p-5">
      <div>
        <h2 className="font-semibold">{t("data")}</h2>
        <p className="mt-1 mb-3 text-sm text-muted">{t("export.text")}</p>
        <Button busy={download.isPending} onClick={() => download.mutate()}>
          <Download aria-hidden className="size-4" />
          {t("export")}
        </Button>
        <ErrorNotice error={download.error} className="mt-3" />
      </div>
      <PersonRights person={person} />
      <div className="border-t border-line pt-4">
        <p className="mb-3 text-sm text-muted">{t("erase.text")}</p>
        {sure ? (
          // What is erased cannot come back, so here undo is impossible and one question is right.
          <div className="flex flex-wrap gap-2">
            <Button look="alarm" busy={erase.isPending} onClick={() => erase.mutate()}>
              {t("erase.sure")}
            </Button>
            <Button look="quiet" onClick={() => setSure(false)}>
              {t("keep")}
            </Button>
          </div>
        ) : (
          <Button look="alarm" onClick={() => setSure(true)}>
            <Trash2 aria-hidden className="size-4" />
            {t("erase")}
          </Button>
        )}
        <ErrorNotice error={erase.error} className="mt-3" />
      </div>
    </section>
  );
}

function save(data: { person: { id: string } }): void {
  const url = URL.createObjectURL(
    new Blob([JSON.stringify(data, null, 2)], { type: "application/json" }),
  );
  const link = document.createElement("a");
  link.href = url;
  link.download = `person-${data.person.id}.json`;
  link.click();
  // The browser reads the address after the click; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
