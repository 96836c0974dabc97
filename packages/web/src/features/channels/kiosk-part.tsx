import type { Kiosk } from "@candor/contract/channel.ts";
import type { Survey } from "@candor/contract/survey.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import ExternalLink from "lucide-react/icons/external-link";
import { useState } from "react";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { NumberField } from "../../parts/number-field.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { kioskQuery, sourcesQuery } from "./channel-queries.ts";

/** A device that stands with customers: its address, its languages, the way out. */
export function KioskPart({ survey }: { survey: Survey }) {
  const t = useMessages("web-channels");
  const { workspace } = useHere();
  const ids = { workspace: workspace.id, survey: survey.id };
  const kiosk = useQuery(kioskQuery(ids));
  const sources = useQuery(sourcesQuery(ids));
  if (kiosk.isPending) return <GhostRows rows={4} />;
  if (kiosk.isError) return <ErrorNotice error={kiosk.error} retry={() => void kiosk.refetch()} />;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <section className="card min-w-0 space-y-4 p-4 sm:p-5">
        <p className="text-sm text-muted">{t("kiosk.text")}</p>
        {kiosk.data.isSetUp ? null : <p className="text-sm font-medium">{t("kiosk.notSetUp")}</p>}
        <div className="flex flex-wrap items-end gap-2" hidden={!kiosk.data.isSetUp}>
          <CopyField
            label={t("kiosk.link")}
            value={kiosk.data.link}
            className="min-w-0 flex-1 basis-64"
          />
          <a
            href={kiosk.data.link}
            target="_blank"
            rel="noreferrer"
            className="button button--plain"
          >
            {t("kiosk.open")}
            <ExternalLink aria-hidden className="size-4" />
          </a>
        </div>
        {kiosk.data.isSetUp && sources.data && sources.data.data.length > 0 ? (
          <details>
            <summary className="min-h-8 text-sm font-medium">{t("kiosk.places")}</summary>
            <div className="mt-2 space-y-3">
              {sources.data.data.map((one) => (
                <CopyField key={one.name} label={one.name} value={one.kiosk} />
              ))}
            </div>
          </details>
        ) : null}
      </section>
      <KioskForm survey={survey} kiosk={kiosk.data} />
    </div>
  );
}

function KioskForm({ survey, kiosk }: { survey: Survey; kiosk: Kiosk }) {
  const t = useMessages("web-channels");
  const w = useMessages("web");
  const format = useFormat();
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const [languages, setLanguages] = useState(kiosk.languages);
  const [idleSeconds, setIdleSeconds] = useState(kiosk.idleSeconds);
  const [pin, setPin] = useState("");
  const save = useMutation({
    mutationFn: (given: { pin?: string | null }) =>
      ask(
        api(workspace.id).PUT("/api/v1/surveys/{surveyId}/kiosk", {
          params: { path: { surveyId: survey.id } },
          body: { languages, idleSeconds, ...given },
        }),
      ),
    onSuccess: (fresh) => {
      setPin("");
      client.setQueryData(
        kioskQuery({ workspace: workspace.id, survey: survey.id }).queryKey,
        fresh,
      );
    },
  });
  return (
    <form
      className="card min-w-0 p-4 sm:p-5"
      onChange={() => save.reset()}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(pin === "" ? {} : { pin });
      }}
    >
      <fieldset disabled={!may.write} className="space-y-4">
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium">{t("kiosk.languages")}</legend>
          <div className="flex flex-wrap gap-2">
            {survey.languages.map((tag) => (
              <label
                key={tag}
                className="chip has-checked:border-accent has-checked:bg-accent-soft"
              >
                <input
                  type="checkbox"
                  className="size-4"
                  checked={languages.includes(tag)}
                  onChange={(event) =>
                    setLanguages(
                      event.target.checked
                        ? survey.languages.filter((one) => one === tag || languages.includes(one))
                        : languages.filter((one) => one !== tag),
                    )
                  }
                />
                {format.languageName(tag)}
              </label>
            ))}
          </div>
        </fieldset>
        <NumberField
          label={t("kiosk.idle")}
          min={5}
          max={600}
          value={idleSeconds}
          onChange={setIdleSeconds}
        />
        <TextField
          label={t("kiosk.pin")}
          hint={kiosk.hasPin ? t("kiosk.hasPin") : t("kiosk.pinHint")}
          inputMode="numeric"
          autoComplete="off"
          pattern="[0-9]{4,12}"
          title={t("kiosk.pinHint")}
          maxLength={12}
          value={pin}
          onChange={(event) => setPin(event.target.value)}
        />
        <ErrorNotice error={save.error} />
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" look="strong" busy={save.isPending}>
            {w("save")}
          </Button>
          {kiosk.hasPin ? (
            <Button look="quiet" busy={save.isPending} onClick={() => save.mutate({ pin: null })}>
              {t("kiosk.noPin")}
            </Button>
          ) : null}
          <span role="status" className="text-sm text-muted">
            {save.isSuccess ? w("saved") : ""}
          </span>
        </div>
      </fieldset>
    </form>
  );
}
