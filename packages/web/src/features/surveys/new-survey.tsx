import type { Survey } from "@candor/contract/survey.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import CircleCheck from "lucide-react/icons/circle-check";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { PageHead } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { LANGUAGES_OF_TEXTS, ownNameOf } from "./languages.ts";
import { ShareLink } from "./share-link.tsx";

const KINDS: readonly Survey["kind"][] = ["relationship", "transactional", "employee"];

/** A name, the languages, done: the wording is ready and the link is live. */
export function NewSurvey() {
  const t = useMessages("web-surveys");
  const w = useMessages("web");
  const { language } = useLanguage();
  const { workspace } = useHere();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [languages, setLanguages] = useState<string[]>([workspace.language ?? language]);
  const [kind, setKind] = useState<Survey["kind"]>("relationship");
  const [anonymous, setAnonymous] = useState(false);
  const create = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/surveys", {
          body: { name: name.trim(), subject: name.trim(), languages, kind, anonymous },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ["workspace", workspace.id, "surveys"] }),
  });
  if (create.data) return <Created survey={create.data} />;
  return (
    <>
      <PageHead title={t("new")} lead={t("newLead")} />
      <form
        className="card max-w-xl space-y-5 p-5 sm:p-6"
        onSubmit={(event) => {
          event.preventDefault();
          if (languages.length > 0) create.mutate();
        }}
      >
        <TextField
          autoFocus
          required
          maxLength={100}
          label={t("subject")}
          hint={t("subjectHint")}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium">{t("languages")}</legend>
          <div className="flex flex-wrap gap-2">
            {LANGUAGES_OF_TEXTS.map((code) => (
              <label
                key={code}
                className="chip has-checked:border-accent has-checked:bg-accent-soft"
              >
                <input
                  type="checkbox"
                  className="size-4"
                  checked={languages.includes(code)}
                  onChange={(event) =>
                    setLanguages(
                      event.target.checked
                        ? [...languages, code]
                        : languages.filter((one) => one !== code),
                    )
                  }
                />
                <span lang={code}>{ownNameOf(code)}</span>
              </label>
            ))}
          </div>
          {languages.length === 0 ? (
            <p className="mt-2 text-sm text-alarm">{t("oneLanguage")}</p>
          ) : null}
        </fieldset>
        <details>
          <summary className="flex min-h-11 items-center text-sm text-muted">{t("more")}</summary>
          <div className="mt-2 space-y-3">
            <SelectField
              label={t("kind")}
              value={kind}
              onChange={(event) => setKind(event.target.value as Survey["kind"])}
            >
              {KINDS.map((one) => (
                <option key={one} value={one}>
                  {t(`kind.${one}`)}
                </option>
              ))}
            </SelectField>
            {kind === "employee" ? (
              <p className="text-sm text-muted">{t("employeeFloor")}</p>
            ) : null}
            <label
              hidden={kind === "employee"}
              className="flex min-h-11 items-center gap-3 text-sm"
            >
              <input
                type="checkbox"
                className="size-4.5 shrink-0"
                checked={anonymous}
                onChange={(event) => setAnonymous(event.target.checked)}
              />
              {t("anonymous")}
            </label>
          </div>
        </details>
        <ErrorNotice error={create.error} />
        <div className="flex gap-2">
          <Button
            type="submit"
            look="strong"
            busy={create.isPending}
            disabled={languages.length === 0}
          >
            {t("create")}
          </Button>
          <Button look="quiet" onClick={() => void navigate({ to: "/surveys", search: carried })}>
            {w("cancel")}
          </Button>
        </div>
      </form>
    </>
  );
}

function Created({ survey }: { survey: Survey }) {
  const t = useMessages("web-surveys");
  return (
    <>
      <PageHead title={survey.name} />
      <section className="card max-w-2xl p-5 sm:p-8">
        <CircleCheck aria-hidden className="size-10 text-promoter" />
        <h2 className="mt-3 text-xl font-semibold">{t("created.title")}</h2>
        <p className="mt-1 mb-5 text-muted">{t("created.text")}</p>
        <ShareLink survey={survey} />
        <div className="mt-6 flex flex-wrap gap-2">
          <Link
            to="/surveys/$surveyId"
            params={{ surveyId: survey.id }}
            search={carried}
            className="button button--plain"
          >
            {t("created.edit")}
          </Link>
          <Link
            to="/overview"
            search={(view) => ({ workspace: view.workspace, survey: survey.id })}
            className="button button--plain"
          >
            {t("created.watch")}
          </Link>
        </div>
      </section>
    </>
  );
}
