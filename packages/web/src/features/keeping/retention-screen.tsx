import type { RetentionState } from "@candor/contract/keeping.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Remark } from "../../parts/notice.tsx";
import { NumberField } from "../../parts/number-field.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import { SettingsFrame } from "../../subjects/settings-frame.tsx";
import { retentionKey, retentionQuery } from "./keeping-queries.ts";

/** How long people are kept, with what a choice would take away before it is saved; and what goes by itself. */
export function RetentionScreen() {
  const t = useMessages("web-keeping");
  const { workspace } = useHere();
  const may = useMay();
  const state = useQuery({ ...retentionQuery(workspace.id), enabled: may.admin });
  return (
    <SettingsFrame page="retention" lead={t("retention.lead")}>
      {may.admin ? (
        <Loaded query={state}>
          {(saved) => (
            <div className="space-y-4">
              <People saved={saved} />
              <Kept kept={saved.kept} />
            </div>
          )}
        </Loaded>
      ) : (
        <Remark>{t("adminsOnly")}</Remark>
      )}
    </SettingsFrame>
  );
}

const SHORTEST = 30;
const FIRST = 730;

function People({ saved }: { saved: RetentionState }) {
  const t = useMessages("web-keeping");
  const { workspace } = useHere();
  const client = useQueryClient();
  const { peopleAfterDays } = saved.settings;
  const { draft, isDirty, change, reset } = useDraft({
    limited: peopleAfterDays !== null,
    days: peopleAfterDays ?? FIRST,
  });
  const days = useDeferredValue(draft.days);
  const fits = days >= SHORTEST;
  const preview = useQuery({
    ...retentionQuery(workspace.id, days),
    enabled: draft.limited && fits,
  });
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).PUT("/api/v1/retention", {
          body: { peopleAfterDays: draft.limited ? draft.days : null },
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: retentionKey(workspace.id) });
      reset();
    },
  });
  const people = preview.data?.people;
  return (
    <section aria-label={t("people")} className="card p-4 sm:p-6">
      <h2 className="font-semibold">{t("people")}</h2>
      <p className="mt-1 mb-4 max-w-prose text-sm text-muted">{t("people.text")}</p>
      <SaveForm save={save} dirty={isDirty} onDiscard={reset} onSave={() => save.mutate()}>
        <fieldset className="space-y-1">
          <legend className="sr-only">{t("people")}</legend>
          {([false, true] as const).map((limited) => (
            <label key={String(limited)} className="flex min-h-11 items-center gap-3 text-sm">
              <input
                type="radio"
                name="limited"
                className="size-5 shrink-0"
                checked={draft.limited === limited}
                onChange={() => change({ limited })}
              />
              {t(limited ? "people.limited" : "people.unlimited")}
            </label>
          ))}
        </fieldset>
        {draft.limited ? (
          <>
            <NumberField
              className="max-w-60"
              label={t("people.days")}
              min={SHORTEST}
              max={36_500}
              value={draft.days}
              onChange={(next) => change({ days: next })}
            />
            {people && fits ? (
              <p
                role="status"
                className={`number rounded-xl p-3 text-sm ${people.wouldGo > 0 ? "bg-detractor-soft" : "bg-sunken"}`}
              >
                <span className="font-medium">
                  {t("people.wouldGo", { n: people.wouldGo, all: people.inAll })}
                </span>{" "}
                {people.wouldGo > 0 ? t("people.how", { each: people.eachNight }) : null}
              </p>
            ) : null}
          </>
        ) : null}
      </SaveForm>
    </section>
  );
}

function Kept({ kept }: { kept: RetentionState["kept"] }) {
  const t = useMessages("web-keeping");
  const format = useFormat();
  return (
    <section aria-label={t("kept")} className="card p-4 sm:p-6">
      <h2 className="font-semibold">{t("kept")}</h2>
      <p className="mt-1 mb-3 max-w-prose text-sm text-muted">{t("kept.text")}</p>
      <ul className="divide-y divide-line">
        {kept.map(({ what, days, rows }) => (
          <li key={what} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2.5">
            <span className="min-w-0 flex-1 basis-56">{t(`kept.${what}`)}</span>
            <span className="number text-sm text-muted">
              {t("kept.days", { days })} · {t("kept.now", { n: format.count(rows) })}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-3 border-t border-line pt-3 text-sm text-muted">{t("kept.forever")}</p>
    </section>
  );
}
