import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Trash2 from "lucide-react/icons/trash-2";
import { useState } from "react";
import { changesQuery } from "../../here/queries.ts";
import { useHere, useMay, useToday } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages, useOpenMessages } from "../../language/language-context.tsx";
import { Button, IconButton } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { EffectOfChange } from "./change-effect.tsx";

/** A campaign's last day. */
function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

const KINDS = ["price", "product", "service", "campaign", "other"] as const;

/** Dated events that are drawn on every trend: what changed, so that a bend can be explained. */
export function ChangesDialog({ onClose }: { onClose: () => void }) {
  const t = useMessages("web-overview");
  const kindName = useOpenMessages("web-overview");
  const format = useFormat();
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const changes = useQuery(changesQuery(workspace.id));
  const refresh = () => client.invalidateQueries({ queryKey: ["workspace", workspace.id] });
  const remove = useMutation({
    mutationFn: (id: string) =>
      ask(
        api(workspace.id).DELETE("/api/v1/changes/{changeId}", {
          params: { path: { changeId: id } },
        }),
      ),
    onSuccess: refresh,
  });
  return (
    <Dialog title={t("changes.title")} onClose={onClose}>
      <p className="mb-4 text-sm text-muted">{t("changes.lead")}</p>
      {may.write ? <AddChange onAdded={refresh} /> : null}
      {changes.isPending ? <GhostRows rows={2} /> : null}
      <ErrorNotice error={changes.error ?? remove.error} className="mt-3" />
      <ul className="mt-4 divide-y divide-line">
        {(changes.data ?? []).map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{one.title}</p>
              <p className="text-sm text-muted">
                {format.day(one.day)}
                {one.until === null ? "" : `–${format.day(dayBefore(one.until))}`} ·{" "}
                {kindName(`changes.kind.${one.kind}`) ?? one.kind}
                {one.source === null ? "" : ` · ${one.source}`}
              </p>
            </div>
            {may.write ? (
              <IconButton
                name={t("changes.remove", { title: one.title })}
                onClick={() => remove.mutate(one.id)}
              >
                <Trash2 aria-hidden className="size-4" />
              </IconButton>
            ) : null}
            <EffectOfChange changeId={one.id} title={one.title} />
          </li>
        ))}
      </ul>
      {changes.data?.length === 0 ? (
        <p className="py-4 text-center text-sm text-muted">{t("changes.none")}</p>
      ) : null}
    </Dialog>
  );
}

/** What the API calls the end of a campaign; undefined while no day is named. */
function dayAfter(day: string): string | undefined {
  if (day === "") return undefined;
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

function AddChange({ onAdded }: { onAdded: () => Promise<void> }) {
  const t = useMessages("web-overview");
  const { workspace } = useHere();
  const today = useToday();
  const [day, setDay] = useState(today);
  const [title, setTitle] = useState("");
  const [kind, setKind] = useState<(typeof KINDS)[number]>("product");
  const [lastDay, setLastDay] = useState("");
  const [source, setSource] = useState("");
  const add = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/changes", {
          body: defined({
            ...{ day, title: title.trim(), kind },
            ...(kind === "campaign"
              ? { until: dayAfter(lastDay), source: source.trim() || undefined }
              : {}),
          }),
        }),
      ),
    onSuccess: async () => {
      setTitle("");
      await onAdded();
    },
  });
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <TextField
        label={t("changes.what")}
        placeholder={t("changes.example")}
        required
        maxLength={100}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          type="date"
          label={t("changes.day")}
          required
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
        <SelectField
          label={t("changes.kind")}
          value={kind}
          onChange={(event) => setKind(KINDS.find((one) => one === event.target.value) ?? "other")}
        >
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`changes.kind.${one}`)}
            </option>
          ))}
        </SelectField>
      </div>
      {kind === "campaign" ? (
        <div className="grid grid-cols-2 gap-3">
          <TextField
            type="date"
            label={t("changes.lastDay")}
            min={day}
            value={lastDay}
            onChange={(event) => setLastDay(event.target.value)}
          />
          <TextField
            label={t("changes.source")}
            hint={t("changes.sourceHint")}
            maxLength={100}
            value={source}
            onChange={(event) => setSource(event.target.value)}
          />
        </div>
      ) : null}
      <ErrorNotice error={add.error} />
      <Button type="submit" look="strong" busy={add.isPending}>
        {t("changes.add")}
      </Button>
    </form>
  );
}
