import type { RootCause } from "@candor/contract/root-cause.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { casesKey, causesQuery } from "./case-queries.ts";

/** The tree as one list: each cause after the one it stands below, with its level. */
export function inTreeOrder(
  causes: readonly RootCause[],
  parentId: string | null = null,
  level = 0,
): { cause: RootCause; level: number }[] {
  return causes
    .filter((cause) => cause.parentId === parentId)
    .flatMap((cause) => [{ cause, level }, ...inTreeOrder(causes, cause.id, level + 1)]);
}

const NEW = "new";

/** Why it came to it: a cause of the tree, "not yet known", or one that is named here for the first time. */
export function CauseField({
  value,
  onChange,
  onNaming = () => {},
}: {
  value: string | null;
  onChange: (causeId: string | null) => void;
  /** While a new cause is being named, nothing is settled about it. */
  onNaming?: (naming: boolean) => void;
}) {
  const t = useMessages("web-cases");
  const w = useMessages("web");
  const { workspace } = useHere();
  const client = useQueryClient();
  const causes = useQuery(causesQuery(workspace.id)).data ?? [];
  const [naming, setNamingHere] = useState(false);
  const setNaming = (is: boolean) => {
    setNamingHere(is);
    onNaming(is);
  };
  const [name, setName] = useState("");
  const make = useMutation({
    mutationFn: () =>
      ask(api(workspace.id).POST("/api/v1/root-causes", { body: { name: name.trim() } })),
    onSuccess: async (made) => {
      onChange(made.id);
      client.setQueryData(causesQuery(workspace.id).queryKey, (known = []) => [...known, made]);
      setName("");
      setNaming(false);
      await client.invalidateQueries({ queryKey: casesKey(workspace.id) });
    },
  });
  return (
    <div>
      <SelectField
        label={t("column.cause")}
        value={naming ? NEW : (value ?? "")}
        onChange={(event) => {
          const chosen = event.target.value;
          setNaming(chosen === NEW);
          if (chosen !== NEW) onChange(chosen || null);
        }}
      >
        <option value="">{t("cause.unknown")}</option>
        {inTreeOrder(causes)
          .filter(({ cause }) => cause.archivedAt === null || cause.id === value)
          .map(({ cause, level }) => (
            <option key={cause.id} value={cause.id}>
              {`${"\u2003".repeat(level)}${cause.name}`}
            </option>
          ))}
        <option value={NEW}>{t("cause.new")}</option>
      </SelectField>
      {naming ? (
        <div className="mt-2 space-y-2">
          <TextField
            autoFocus
            maxLength={100}
            label={t("cause.name")}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <div className="flex gap-2">
            <Button
              busy={make.isPending}
              disabled={name.trim() === ""}
              onClick={() => make.mutate()}
            >
              {t("cause.add")}
            </Button>
            <Button look="quiet" onClick={() => setNaming(false)}>
              {w("cancel")}
            </Button>
          </div>
          <ErrorNotice error={make.error} />
        </div>
      ) : null}
    </div>
  );
}
