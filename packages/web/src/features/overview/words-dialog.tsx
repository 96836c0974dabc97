import { useMutation, useQueryClient } from "@tanstack/react-query";
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button, IconButton } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { TextField } from "../../parts/field.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import type { Dimension } from "../../request/types.ts";
import { proposedEdges } from "./breakdown-rows.ts";

/** So many values can be named and put in order here. */
const MOST_VALUES = 30;

/** How a property and its values are called, in which order they stand, and where numbers are cut into bands. */
export function WordsDialog({ dimension, onClose }: { dimension: Dimension; onClose: () => void }) {
  const t = useMessages("web-overview");
  const { workspace } = useHere();
  const client = useQueryClient();
  const inOrder = [
    ...dimension.order,
    ...dimension.values
      .map(({ value }) => value)
      .filter((value) => !dimension.order.includes(value)),
  ].filter((value) => value !== "" && value !== "(other)");
  const draft = useDraft({
    label: dimension.label ?? "",
    labels: dimension.labels,
    values: inOrder.slice(0, MOST_VALUES),
    bands: dimension.bands,
  });
  const { label, labels, values, bands } = draft.draft;
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).PUT("/api/v1/properties/{property}", {
          params: { path: { property: dimension.dimension } },
          body: {
            label: label.trim() === "" ? null : label.trim(),
            labels: Object.fromEntries(
              Object.entries(labels).filter(([, text]) => text.trim() !== ""),
            ),
            order: draft.changes.values ? values : dimension.order,
            bands,
          },
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["workspace", workspace.id] });
      onClose();
    },
  });
  const move = (at: number, by: -1 | 1) => {
    const moved = [...values];
    const [one] = moved.splice(at, 1);
    if (one !== undefined) moved.splice(at + by, 0, one);
    draft.change({ values: moved });
  };
  return (
    <Dialog title={t("words.title", { property: dimension.dimension })} onClose={onClose}>
      <SaveForm
        save={save}
        onSave={() => save.mutate()}
        dirty={draft.isDirty}
        onDiscard={draft.reset}
      >
        <TextField
          label={t("words.label")}
          placeholder={dimension.dimension}
          maxLength={100}
          value={label}
          onChange={(event) => draft.change({ label: event.target.value })}
        />
        {dimension.declared ? null : <p className="text-sm text-muted">{t("words.undeclared")}</p>}
        {dimension.numeric ? (
          <Bands
            dimension={dimension}
            bands={bands}
            onChange={(edges) => draft.change({ bands: edges })}
          />
        ) : null}
        {bands.length > 0 ? null : (
          <fieldset>
            <legend className="mb-1.5 text-sm font-medium">{t("words.values")}</legend>
            <ul className="max-h-72 space-y-1 overflow-y-auto">
              {values.map((value, index) => (
                <li key={value} className="flex items-center gap-2">
                  <input
                    aria-label={t("words.value", { value })}
                    className="field field--small min-w-0 flex-1"
                    placeholder={value}
                    maxLength={100}
                    value={labels[value] ?? ""}
                    onChange={(event) =>
                      draft.change({ labels: { ...labels, [value]: event.target.value } })
                    }
                  />
                  <IconButton
                    name={t("words.up", { value })}
                    disabled={index === 0}
                    onClick={() => move(index, -1)}
                  >
                    <ArrowUp aria-hidden className="size-4" />
                  </IconButton>
                  <IconButton
                    name={t("words.down", { value })}
                    disabled={index === values.length - 1}
                    onClick={() => move(index, 1)}
                  >
                    <ArrowDown aria-hidden className="size-4" />
                  </IconButton>
                </li>
              ))}
            </ul>
          </fieldset>
        )}
      </SaveForm>
    </Dialog>
  );
}

function Bands({
  dimension,
  bands,
  onChange,
}: {
  dimension: Dimension;
  bands: number[];
  onChange: (edges: number[]) => void;
}) {
  const t = useMessages("web-overview");
  const format = useFormat();
  const [text, setText] = useState(bands.join(" "));
  const read = (words: string) => words.split(/[\s;,]+/).filter((word) => word !== "");
  const isWrong = read(text).some((word) => !Number.isFinite(Number(word)));
  const take = (words: string) => {
    setText(words);
    const numbers = read(words).map(Number);
    if (numbers.every(Number.isFinite)) {
      onChange([...new Set(numbers)].toSorted((a, b) => a - b).slice(0, 20));
    }
  };
  const proposed = proposedEdges(dimension);
  return (
    <div className="flex flex-wrap items-end gap-2">
      <TextField
        className="min-w-0 flex-1"
        label={t("words.bands")}
        hint={t("words.bandsHint")}
        error={isWrong ? t("words.bandsWrong") : undefined}
        inputMode="decimal"
        value={text}
        onChange={(event) => take(event.target.value)}
      />
      {proposed.length > 0 && bands.length === 0 ? (
        <Button look="plain" onClick={() => take(proposed.join(" "))}>
          {t("words.propose", { edges: proposed.map((edge) => format.count(edge)).join(" · ") })}
        </Button>
      ) : null}
    </div>
  );
}
