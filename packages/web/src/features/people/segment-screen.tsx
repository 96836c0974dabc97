import type { Segment, SegmentCondition, SegmentFilter } from "@candor/contract/person.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import Plus from "lucide-react/icons/plus";
import X from "lucide-react/icons/x";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button, IconButton } from "../../parts/button.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows, PageHead } from "../../parts/page.tsx";
import { useDelayed } from "../../parts/use-delayed.ts";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import {
  peopleKey,
  segmentCountQuery,
  segmentsKey,
  segmentsQuery,
} from "../../subjects/people-queries.ts";
import { ConditionFields } from "./condition-fields.tsx";
import { isComplete, newCondition } from "./conditions.ts";

/** A new segment, or one that is there: its conditions with a live count. */
export function SegmentScreen() {
  const { segmentId } = useParams({ from: "/inside/people/segments/$segmentId" });
  const t = useMessages("web-people");
  const { workspace } = useHere();
  const segments = useQuery(segmentsQuery(workspace.id));
  const segment = segments.data?.find((one) => one.id === segmentId);
  if (segmentId !== "new" && segments.isPending) return <GhostRows rows={5} />;
  return (
    <>
      <PageHead title={segment?.name ?? t("segments.new")} lead={t("segments.lead")} />
      <ErrorNotice error={segments.error} retry={() => void segments.refetch()} />
      <Editor key={segment?.id ?? "new"} segment={segment} />
    </>
  );
}

type Row = { key: number; condition: SegmentCondition };

function Editor({ segment }: { segment: Segment | undefined }) {
  const t = useMessages("web-people");
  const w = useMessages("web");
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState(segment?.name ?? "");
  const [match, setMatch] = useState<SegmentFilter["match"]>(segment?.filter.match ?? "all");
  const [rows, setRows] = useState<Row[]>(() =>
    (segment?.filter.conditions ?? []).map((condition, key) => ({ key, condition })),
  );
  const filter = { match, conditions: rows.map((row) => row.condition).filter(isComplete) };
  const count = useQuery(segmentCountQuery(workspace.id, useDelayed(filter, 250)));
  const save = useMutation({
    mutationFn: (): Promise<Segment> => {
      const body = defined({ name: name.trim(), filter });
      return segment
        ? ask(
            api(workspace.id).PATCH("/api/v1/segments/{segmentId}", {
              params: { path: { segmentId: segment.id } },
              body,
            }),
          )
        : ask(api(workspace.id).POST("/api/v1/segments", { body }));
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: segmentsKey(workspace.id) });
      void client.invalidateQueries({ queryKey: peopleKey(workspace.id) });
      await navigate({ to: "/people/segments", search: carried });
    },
  });
  return (
    <form
      className="max-w-3xl space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <section className="card grid gap-4 p-4 sm:grid-cols-2 sm:p-5">
        <TextField
          required
          maxLength={100}
          label={t("segment.name")}
          placeholder={t("segment.nameExample")}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <SelectField
          label={t("segment.match")}
          value={match}
          onChange={(event) => setMatch(event.target.value === "any" ? "any" : "all")}
        >
          <option value="all">{t("segment.all")}</option>
          <option value="any">{t("segment.any")}</option>
        </SelectField>
      </section>
      <section aria-label={t("segment.conditions")} className="space-y-3">
        {rows.length === 0 ? (
          <p className="card p-4 text-sm text-muted">{t("segment.noConditions")}</p>
        ) : null}
        {rows.map((row) => (
          <div key={row.key} className="card flex items-start gap-2 p-3 sm:p-4">
            <div className="min-w-0 flex-1">
              <ConditionFields
                condition={row.condition}
                onChange={(condition) =>
                  setRows(rows.map((one) => (one.key === row.key ? { ...one, condition } : one)))
                }
              />
            </div>
            <IconButton
              name={t("segment.remove")}
              onClick={() => setRows(rows.filter((one) => one.key !== row.key))}
            >
              <X aria-hidden className="size-4" />
            </IconButton>
          </div>
        ))}
        {rows.length < 20 ? (
          <Button
            onClick={() =>
              setRows([
                ...rows,
                { key: (rows.at(-1)?.key ?? -1) + 1, condition: newCondition("attribute") },
              ])
            }
          >
            <Plus aria-hidden className="size-4" />
            {t("segment.add")}
          </Button>
        ) : null}
      </section>
      <ErrorNotice error={count.error} />
      <ErrorNotice error={save.error} />
      <div className="card sticky bottom-16 flex flex-wrap items-center justify-between gap-3 p-3 sm:p-4 lg:bottom-4">
        <p
          role="status"
          className={`number text-sm font-semibold ${count.isPlaceholderData ? "stale" : ""}`}
        >
          {count.data === undefined ? "" : t("segment.matches", { n: count.data })}
        </p>
        <span className="flex gap-2">
          <Button
            look="quiet"
            onClick={() => void navigate({ to: "/people/segments", search: carried })}
          >
            {w("cancel")}
          </Button>
          {may.write ? (
            <Button type="submit" look="strong" busy={save.isPending}>
              {t("segment.save")}
            </Button>
          ) : null}
        </span>
      </div>
    </form>
  );
}
