import type { RootCause } from "@candor/contract/root-cause.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { TextField } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty } from "../../parts/page.tsx";
import { api, ask, type BodyOf } from "../../request/api.ts";
import { casesKey, causesQuery } from "./case-queries.ts";
import { CasesFrame } from "./cases-frame.tsx";
import { inTreeOrder } from "./cause-field.tsx";

/** Why things go wrong: a tree that grows while cases are worked on. */
export function CausesScreen() {
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const causes = useQuery(causesQuery(workspace.id));
  return (
    <CasesFrame>
      <p className="mb-4 max-w-prose text-muted">{t("cause.lead")}</p>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Loaded query={causes}>
          {(all) =>
            all.length === 0 ? (
              <Empty title={t("cause.none")}>{t("cause.noneText")}</Empty>
            ) : (
              <ul className="card divide-y divide-line px-4 sm:px-5">
                {inTreeOrder(all).map(({ cause, level }) => (
                  <Cause key={cause.id} cause={cause} level={level} all={all} />
                ))}
              </ul>
            )
          }
        </Loaded>
        <NewCause causes={causes.data ?? []} />
      </div>
    </CasesFrame>
  );
}

function Cause(props: { cause: RootCause; level: number; all: readonly RootCause[] }) {
  const { cause, level, all } = props;
  const t = useMessages("web-cases");
  const format = useFormat();
  const may = useMay();
  const { workspace } = useHere();
  const client = useQueryClient();
  const [name, setName] = useState<string | null>(null);
  const total = all.reduce((sum, { cases }) => sum + cases, 0);
  const change = useMutation({
    mutationFn: (body: BodyOf<"/api/v1/root-causes/{causeId}", "patch">) =>
      ask(
        api(workspace.id).PATCH("/api/v1/root-causes/{causeId}", {
          params: { path: { causeId: cause.id } },
          body,
        }),
      ),
    onSuccess: () => setName(null),
    onSettled: () => client.invalidateQueries({ queryKey: casesKey(workspace.id) }),
  });
  return (
    <li className="py-2" style={{ paddingInlineStart: `${level * 1.25}rem` }}>
      {name === null ? (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <span className="min-w-0 wrap-anywhere">
            {cause.name}
            {cause.archivedAt ? (
              <span className="text-sm text-muted"> · {t("cause.archived")}</span>
            ) : null}
          </span>
          <span className="flex items-center gap-2">
            <span className="number text-sm text-muted">
              {t("cause.cases", { n: cause.cases })}
              {total > 0 && cause.cases > 0 ? ` · ${format.share(cause.cases / total)}` : ""}
            </span>
            {may.write ? (
              <>
                <Button look="quiet" onClick={() => setName(cause.name)}>
                  {t("cause.rename")}
                  <span className="sr-only"> {cause.name}</span>
                </Button>
                <Button
                  look="quiet"
                  busy={change.isPending}
                  onClick={() => change.mutate({ archived: cause.archivedAt === null })}
                >
                  {t(cause.archivedAt ? "cause.restore" : "cause.archive")}
                  <span className="sr-only"> {cause.name}</span>
                </Button>
              </>
            ) : null}
          </span>
        </div>
      ) : (
        <form
          className="flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            change.mutate({ name: name.trim() });
          }}
        >
          <TextField
            autoFocus
            required
            maxLength={100}
            className="min-w-0 flex-1 basis-48"
            label={t("cause.name")}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" look="strong" busy={change.isPending}>
            {t("cause.keep")}
          </Button>
        </form>
      )}
      <ErrorNotice error={change.error} className="mt-2" />
    </li>
  );
}

function NewCause({ causes }: { causes: readonly RootCause[] }) {
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [parentId, setParentId] = useState("");
  const add = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/root-causes", {
          body: { name: name.trim(), parentId: parentId || null },
        }),
      ),
    onSuccess: () => setName(""),
    onSettled: () => client.invalidateQueries({ queryKey: casesKey(workspace.id) }),
  });
  return (
    <form
      aria-label={t("cause.new")}
      className="card space-y-4 p-4 sm:p-5"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <h2 className="font-semibold">{t("cause.new")}</h2>
      <TextField
        required
        maxLength={100}
        label={t("cause.name")}
        placeholder={t("cause.example")}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <ChoiceField
        label={t("cause.below")}
        options={[
          { value: "", label: t("cause.top") },
          ...inTreeOrder(causes)
            .filter(({ cause, level }) => cause.archivedAt === null && level < 3)
            .map(({ cause, level }) => ({
              value: cause.id,
              label: `${"\u2003".repeat(level)}${cause.name}`,
            })),
        ]}
        value={parentId}
        onChange={setParentId}
      />
      <ErrorNotice error={add.error} />
      <Button type="submit" look="strong" busy={add.isPending}>
        {t("cause.add")}
      </Button>
    </form>
  );
}
