import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import Bookmark from "lucide-react/icons/bookmark";
import Trash2 from "lucide-react/icons/trash-2";
import Users from "lucide-react/icons/users";
import { useState } from "react";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button, IconButton } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Popover } from "../../parts/popover.tsx";
import { useToast } from "../../parts/toast.tsx";
import { api, ask } from "../../request/api.ts";
import { viewsQuery } from "../../subjects/view-queries.ts";
import { searchOfView } from "../../subjects/view-search.ts";
import { useOverviewView } from "./overview-view.ts";

/** Views that were saved, and saving the one that is shown: filters, period, comparison, under a name. */
export function ViewsMenu() {
  const t = useMessages("web-overview");
  return (
    <Popover
      label={t("views.title")}
      className="chip"
      button={
        <>
          <Bookmark aria-hidden className="size-4 text-muted" />
          {t("views.title")}
        </>
      }
    >
      {(close) => <Panel close={close} />}
    </Popover>
  );
}

function Panel({ close }: { close: () => void }) {
  const t = useMessages("web-overview");
  const { workspace } = useHere();
  const [{ workspace: inAddress }] = useOverviewView();
  const may = useMay();
  const navigate = useNavigate();
  const client = useQueryClient();
  const views = useQuery(viewsQuery(workspace.id));
  const refresh = () => client.invalidateQueries({ queryKey: viewsQuery(workspace.id).queryKey });
  const remove = useMutation({
    mutationFn: (viewId: string) =>
      ask(api(workspace.id).DELETE("/api/v1/views/{viewId}", { params: { path: { viewId } } })),
    onSuccess: refresh,
  });
  return (
    <div className="w-[min(20rem,86vw)]">
      <ul className="max-h-64 overflow-y-auto empty:hidden">
        {(views.data ?? []).map((view) => (
          <li key={view.id} className="flex items-center">
            <button
              type="button"
              className="flex min-h-10 min-w-0 flex-1 items-center gap-2 rounded-lg px-3 text-start text-sm hover:bg-sunken touch:min-h-11"
              onClick={() => {
                close();
                void navigate({ to: "/overview", search: searchOfView(view, inAddress) });
              }}
            >
              <span className="min-w-0 flex-1 truncate">{view.name}</span>
              {view.shared ? (
                <Users
                  role="img"
                  aria-label={t("views.forAll")}
                  className="size-4 shrink-0 text-muted"
                />
              ) : null}
            </button>
            {(view.shared ? may.write : view.mine) ? (
              <IconButton
                name={t("views.remove", { name: view.name })}
                onClick={() => remove.mutate(view.id)}
              >
                <Trash2 aria-hidden className="size-4" />
              </IconButton>
            ) : null}
          </li>
        ))}
      </ul>
      {views.data?.length === 0 ? (
        <p className="px-3 pb-2 text-sm text-muted">{t("views.none")}</p>
      ) : null}
      <ErrorNotice error={views.error ?? remove.error} />
      <SaveView onSaved={refresh} />
    </div>
  );
}

function SaveView({ onSaved }: { onSaved: () => Promise<void> }) {
  const t = useMessages("web-overview");
  const { workspace, survey } = useHere();
  const [view] = useOverviewView();
  const may = useMay();
  const toast = useToast();
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/views", {
          body: {
            name: name.trim(),
            shared,
            surveyId: survey?.id ?? null,
            period:
              view.from !== undefined && view.to !== undefined
                ? { from: view.from, to: view.to }
                : (view.period ?? "all"),
            filter: view.filter ?? [],
            theme: view.theme ?? [],
            tone: view.tone ?? [],
            urgency: view.urgency ?? [],
            language: view.language ?? [],
            churn: view.churn === undefined ? null : view.churn === "true",
            disagrees: view.disagrees === undefined ? null : view.disagrees === "true",
            counting: view.counting ?? "every",
            compare: view.compare ?? null,
            by: view.by ?? null,
            step: view.step ?? null,
          },
        }),
      ),
    onSuccess: async () => {
      setName("");
      toast({ message: t("views.saved") });
      await onSaved();
    },
  });
  return (
    <form
      className="mt-2 space-y-3 border-t border-line pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextField
        label={t("views.name")}
        placeholder={t("views.example")}
        required
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {may.write ? (
        <label className="flex min-h-10 items-center gap-3 text-sm touch:min-h-11">
          <input
            type="checkbox"
            className="size-4.5"
            checked={shared}
            onChange={(event) => setShared(event.target.checked)}
          />
          {t("views.share")}
        </label>
      ) : null}
      <ErrorNotice error={save.error} />
      <Button type="submit" look="strong" className="w-full" busy={save.isPending}>
        {t("views.save")}
      </Button>
    </form>
  );
}
