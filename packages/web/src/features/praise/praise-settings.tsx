import type { PraiseSettings } from "@candor/contract/testimonial.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import ExternalLink from "lucide-react/icons/external-link";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { praiseSettingsQuery } from "./praise-queries.ts";

/** Where testimonials are read, and whose score stands beside them. */
export function PraiseSettingsCard() {
  const t = useMessages("web-praise");
  const { workspace, surveys } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const query = praiseSettingsQuery(workspace.id);
  const settings = useQuery(query);
  const save = useMutation({
    mutationFn: (body: PraiseSettings) =>
      ask(api(workspace.id).PUT("/api/v1/testimonials/settings", { body })),
    onSuccess: (next) => client.setQueryData(query.queryKey, next),
  });
  if (!settings.data) return null;
  const { link, snippet, ...saved } = settings.data;
  // What was just ticked is shown ticked while it is saved.
  const now = save.isPending ? save.variables : saved;
  return (
    <fieldset
      disabled={!may.write || save.isPending}
      aria-label={t("settings")}
      className="card mb-4 flex min-w-0 flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 text-sm"
    >
      {(["page", "embed"] as const).map((place) => (
        <label key={place} className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            className="size-5 shrink-0"
            checked={now[place]}
            onChange={(event) => save.mutate({ ...now, [place]: event.target.checked })}
          />
          {t(`settings.${place}`)}
        </label>
      ))}
      <FilterChoice
        name={t("settings.survey")}
        any={t("settings.oldest")}
        options={surveys.map(({ id, name }) => ({ value: id, label: name }))}
        value={now.surveyId ?? undefined}
        onChange={(surveyId) => save.mutate({ ...now, surveyId: surveyId ?? null })}
      />
      {link === null ? (
        <Link to="/settings/public-page" search={carried} className="link">
          {t("settings.noPage")}
        </Link>
      ) : now.page ? (
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
      {snippet && now.embed ? (
        <div className="min-w-0 basis-full pb-2">
          <CopyField label={t("settings.snippet")} value={snippet} />
        </div>
      ) : null}
      <ErrorNotice error={save.error} className="basis-full" />
    </fieldset>
  );
}
