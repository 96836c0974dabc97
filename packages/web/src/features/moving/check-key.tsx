import type { DelightedKeyCreated } from "@candor/contract/delighted.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { keysQuery } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Step } from "./step.tsx";

/** While one waits for a program's first call. */
const WATCH_MS = 4000;

/** Whether a program has come with the key since. */
export function CheckKey({ made }: { made: DelightedKeyCreated | null }) {
  const t = useMessages("web-moving");
  const format = useFormat();
  const { workspace } = useHere();
  const keys = useQuery({ ...keysQuery(workspace.id), refetchInterval: WATCH_MS });
  const [chosen, setChosen] = useState("");
  const usable = keys.data?.filter((key) => key.revokedAt === null) ?? [];
  const key = usable.find(({ id }) => id === (chosen || made?.id)) ?? usable[0];
  const used = key?.lastUsedAt ?? null;
  return (
    <Step number={5} title={t("check.title")} done={made !== null && used !== null}>
      <ErrorNotice error={keys.error} retry={() => void keys.refetch()} />
      {key ? (
        <>
          <ChoiceField
            label={t("check.key")}
            options={usable.map(({ id, name, prefix }) => ({
              value: id,
              label: `${name} (${prefix}…)`,
            }))}
            value={key.id}
            onChange={setChosen}
          />
          <p role="status" className="mt-3 text-sm">
            {used === null
              ? t("check.waiting")
              : t("check.used", { when: format.ago(used, new Date()) })}
          </p>
        </>
      ) : (
        <p className="text-sm text-muted">{t("check.none")}</p>
      )}
    </Step>
  );
}
