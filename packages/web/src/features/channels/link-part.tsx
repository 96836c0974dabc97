import type { Survey } from "@candor/contract/survey.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import X from "lucide-react/icons/x";
import { useState } from "react";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button, IconButton } from "../../parts/button.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { useToast } from "../../parts/toast.tsx";
import { api, ask } from "../../request/api.ts";
import { type Sources, sourcesQuery } from "./channel-queries.ts";
import { QrCard } from "./qr-card.tsx";

/** The open link and its QR code, for every named place its own. */
export function LinkPart({ survey }: { survey: Survey }) {
  const { workspace } = useHere();
  const sources = useQuery(sourcesQuery({ workspace: workspace.id, survey: survey.id }));
  const [source, setSource] = useState("");
  const places = sources.data?.data ?? [];
  const link = places.find((one) => one.name === source)?.link ?? survey.link;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <QrCard
        survey={survey}
        link={link}
        places={places.map((one) => one.name)}
        source={source}
        onSource={setSource}
      />
      <div className="min-w-0">
        <ErrorNotice error={sources.error} retry={() => void sources.refetch()} />
        {sources.data ? (
          <SourcesCard survey={survey} sources={sources.data} onGone={() => setSource("")} />
        ) : (
          <GhostRows rows={3} />
        )}
      </div>
    </div>
  );
}

function SourcesCard(props: { survey: Survey; sources: Sources; onGone: () => void }) {
  const t = useMessages("web-channels");
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const toast = useToast();
  const [name, setName] = useState("");
  const names = props.sources.data.map((one) => one.name);
  const save = useMutation({
    mutationFn: (next: string[]) =>
      ask(
        api(workspace.id).PUT("/api/v1/surveys/{surveyId}/sources", {
          params: { path: { surveyId: props.survey.id } },
          body: { names: next },
        }),
      ),
    onSuccess: (fresh) =>
      client.setQueryData(
        sourcesQuery({ workspace: workspace.id, survey: props.survey.id }).queryKey,
        fresh,
      ),
  });
  const add = () => {
    const wanted = name.trim();
    if (wanted === "" || names.includes(wanted)) return;
    save.mutate([...names, wanted], { onSuccess: () => setName("") });
  };
  const remove = (gone: string) =>
    save.mutate(
      names.filter((one) => one !== gone),
      {
        onSuccess: () => {
          props.onGone();
          toast({
            message: t("sources.removed", { name: gone }),
            undo: async () => {
              await save.mutateAsync(names);
            },
          });
        },
      },
    );
  return (
    <section aria-label={t("sources")} className="card p-4 sm:p-5">
      <h2 className="font-semibold">{t("sources")}</h2>
      <p className="mt-1 mb-3 text-sm text-muted">{t("source.hint")}</p>
      {names.length === 0 ? (
        <p className="mb-3 text-sm text-muted">{t("sources.none")}</p>
      ) : (
        <ul className="mb-4 divide-y divide-line">
          {props.sources.data.map((one) => (
            <li key={one.name} className="flex items-end gap-2 py-3">
              <CopyField label={one.name} value={one.link} className="min-w-0 flex-1" />
              {may.write ? (
                <IconButton
                  name={t("sources.remove", { name: one.name })}
                  onClick={() => remove(one.name)}
                >
                  <X aria-hidden className="size-4" />
                </IconButton>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {may.write ? (
        <form
          className="flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <TextField
            className="min-w-0 flex-1"
            label={t("sources.add")}
            placeholder={t("sources.example")}
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" busy={save.isPending}>
            {t("add")}
          </Button>
        </form>
      ) : null}
      <ErrorNotice error={save.error} className="mt-3" />
    </section>
  );
}
