import type { IdeaSettings } from "@candor/contract/idea.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import ExternalLink from "lucide-react/icons/external-link";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { ideaSettingsQuery } from "./idea-queries.ts";

/** Whether everybody may read and vote, and whether a colleague looks first. */
export function BoardSettings() {
  const t = useMessages("web-ideas");
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const query = ideaSettingsQuery(workspace.id);
  const settings = useQuery(query);
  const save = useMutation({
    mutationFn: (body: IdeaSettings) =>
      ask(api(workspace.id).PUT("/api/v1/ideas/settings", { body })),
    onSuccess: (next) => client.setQueryData(query.queryKey, next),
  });
  const { data } = settings;
  if (!data) return null;
  const { link, ...saved } = data;
  // What was just ticked is shown ticked while it is saved.
  const { board, lookFirst } = save.isPending ? save.variables : saved;
  return (
    <section
      aria-label={t("board")}
      className="card mb-4 flex flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 text-sm"
    >
      <Check
        label={t("board.open")}
        checked={board}
        disabled={!may.write || save.isPending}
        onChange={(next) => save.mutate({ board: next, lookFirst })}
      />
      <Check
        label={t("board.lookFirst")}
        checked={lookFirst}
        disabled={!may.write || save.isPending}
        onChange={(next) => save.mutate({ board, lookFirst: next })}
      />
      {link === null ? (
        <Link to="/settings/public-page" search={carried} className="link">
          {t("board.noPage")}
        </Link>
      ) : board ? (
        <a
          href={link}
          target="_blank"
          rel="noreferrer"
          className="link inline-flex min-h-11 items-center gap-1.5 wrap-anywhere"
        >
          <ExternalLink aria-hidden className="size-4 shrink-0" />
          {link.replace(/^https?:\/\//, "")}
        </a>
      ) : null}
      <ErrorNotice error={save.error} className="basis-full" />
    </section>
  );
}

function Check(props: {
  label: string;
  checked: boolean;
  disabled: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label className="flex min-h-11 items-center gap-3">
      <input
        type="checkbox"
        className="size-5 shrink-0"
        checked={props.checked}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      {props.label}
    </label>
  );
}
