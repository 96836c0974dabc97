import type { PublicPage } from "@candor/contract/public-page.ts";
import type { Survey } from "@candor/contract/survey.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import ExternalLink from "lucide-react/icons/external-link";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { TextField } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import { SettingsFrame } from "../../subjects/settings-frame.tsx";
import { BlocksCard } from "./blocks-card.tsx";
import { publicPageQuery, slugOf } from "./public-page-queries.ts";

/** A page that is always open: its address, and which surveys stand on it as forms. */
export function PublicPageScreen() {
  const t = useMessages("web-public-page");
  const { workspace } = useHere();
  const may = useMay();
  const page = useQuery(publicPageQuery(workspace.id));
  return (
    <SettingsFrame page="public-page" lead={t("lead")}>
      <Loaded query={page}>
        {(state) => (
          <fieldset disabled={!may.write} className="min-w-0 space-y-4">
            <Address key={state.slug ?? ""} page={state} />
            {state.slug ? <BlocksCard key={workspace.id} page={state} /> : null}
            {state.slug ? <Forms page={state} /> : null}
          </fieldset>
        )}
      </Loaded>
    </SettingsFrame>
  );
}

function Address({ page }: { page: PublicPage }) {
  const t = useMessages("web-public-page");
  const { workspace } = useHere();
  const client = useQueryClient();
  const query = publicPageQuery(workspace.id);
  const { draft, isDirty, change, reset } = useDraft({
    slug: page.slug ?? "",
    enabled: page.slug === null ? true : page.enabled,
  });
  const save = useMutation({
    mutationFn: () => ask(api(workspace.id).PUT("/api/v1/public-page", { body: draft })),
    onSuccess: (next) => {
      client.setQueryData(query.queryKey, next);
      reset();
    },
  });
  return (
    <section aria-label={t("address")} className="card p-4 sm:p-6">
      <h2 className="mb-4 font-semibold">{t("address")}</h2>
      <SaveForm save={save} dirty={isDirty} onDiscard={reset} onSave={() => save.mutate()}>
        <TextField
          required
          dir="ltr"
          maxLength={62}
          pattern="[a-z0-9][a-z0-9\-]{1,60}[a-z0-9]"
          spellCheck={false}
          label={t("name")}
          hint={t("nameHint", { address: `${location.origin}/p/${draft.slug || "…"}` })}
          placeholder={slugOf(workspace.name)}
          value={draft.slug}
          onChange={(event) => change({ slug: slugOf(event.target.value, true) })}
        />
        <label className="flex min-h-11 items-center gap-3 text-sm">
          <input
            type="checkbox"
            className="size-5 shrink-0"
            checked={draft.enabled}
            onChange={(event) => change({ enabled: event.target.checked })}
          />
          {t("enabled")}
        </label>
      </SaveForm>
      {page.link && page.enabled ? (
        <div className="mt-5 space-y-3 border-t border-line pt-4">
          <CopyField label={t("link")} value={page.link} />
          <a href={page.link} target="_blank" rel="noreferrer" className="button button--plain">
            <ExternalLink aria-hidden className="size-4" />
            {t("open")}
          </a>
        </div>
      ) : null}
    </section>
  );
}

function Forms({ page }: { page: PublicPage }) {
  const t = useMessages("web-public-page");
  const { surveys } = useHere();
  return (
    <section aria-label={t("forms")} className="card p-4 sm:p-6">
      <h2 className="font-semibold">{t("forms")}</h2>
      <p className="mt-1 max-w-prose text-sm text-muted">{t("formsText")}</p>
      {page.forms.some(({ purpose }) => purpose === "ideas") ? (
        <Link
          to="/responses/without-score"
          search={(view) => ({ ...carried(view), source: "ideas" })}
          className="button button--plain mt-3"
        >
          {t("readIdeas")}
        </Link>
      ) : null}
      {surveys.length === 0 ? (
        <Link to="/surveys/new" search={carried} className="button button--plain mt-3">
          {t("newSurvey")}
        </Link>
      ) : null}
      <ul className="mt-3 divide-y divide-line">
        {surveys.map((survey) => (
          <FormRow
            key={survey.id}
            survey={survey}
            form={page.forms.find(({ surveyId }) => surveyId === survey.id)}
          />
        ))}
      </ul>
    </section>
  );
}

const PURPOSES = ["feedback", "ideas"] as const;

function FormRow({
  survey,
  form,
}: {
  survey: Survey;
  form: PublicPage["forms"][number] | undefined;
}) {
  const t = useMessages("web-public-page");
  const { workspace } = useHere();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (purpose: (typeof PURPOSES)[number] | null) =>
      ask(
        api(workspace.id).PUT("/api/v1/surveys/{surveyId}/form", {
          params: { path: { surveyId: survey.id } },
          body: { purpose },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: publicPageQuery(workspace.id).queryKey }),
  });
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <span className="min-w-0 flex-1 basis-48">
          <span className="block font-medium wrap-anywhere">{survey.name}</span>
          {form && !form.open ? (
            <span className="text-sm text-muted">{t("closed")}</span>
          ) : form?.link ? (
            <a
              href={form.link}
              target="_blank"
              rel="noreferrer"
              className="text-sm text-accent underline-offset-4 hover:underline wrap-anywhere"
            >
              {form.link.replace(/^https?:\/\//, "")}
            </a>
          ) : null}
        </span>
        <FilterChoice
          name={t("purposeOf", { survey: survey.name })}
          any={t("purpose.none")}
          options={PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) }))}
          value={form?.purpose}
          onChange={(purpose) => save.mutate(purpose ?? null)}
        />
      </div>
      <ErrorNotice error={save.error} className="mt-2" />
    </li>
  );
}
