import type { RetentionState } from "@candor/contract/keeping.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useDeferredValue } from "react";
import { carried } from "../../here/view.ts";
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
              <OnHold holds={saved.holds} />
              {KINDS.map((kind) => (
                <KindForm key={kind} kind={kind} saved={saved} />
              ))}
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
const KINDS = ["people", "comments", "conversations"] as const;
type Kind = (typeof KINDS)[number];

/** One kind of data: until somebody erases it, or for a time; with what a choice would take away. */
function KindForm({ kind, saved }: { kind: Kind; saved: RetentionState }) {
  const t = useMessages("web-keeping");
  const { workspace } = useHere();
  const client = useQueryClient();
  const setting = `${kind}AfterDays` as const;
  const kept = saved.settings[setting];
  const { draft, isDirty, change, reset } = useDraft({
    limited: kept !== null,
    days: kept ?? FIRST,
  });
  const days = useDeferredValue(draft.days);
  const fits = days >= SHORTEST;
  const preview = useQuery({
    ...retentionQuery(workspace.id, { [setting]: days }),
    enabled: draft.limited && fits,
  });
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).PUT("/api/v1/retention", {
          body: { [setting]: draft.limited ? draft.days : null },
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: retentionKey(workspace.id) });
      reset();
    },
  });
  const going = preview.data?.[kind];
  return (
    <section aria-label={t(kind)} className="card p-4 sm:p-6">
      <h2 className="font-semibold">{t(kind)}</h2>
      <p className="mt-1 mb-4 max-w-prose text-sm text-muted">{t(`${kind}.text`)}</p>
      <SaveForm save={save} dirty={isDirty} onDiscard={reset} onSave={() => save.mutate()}>
        <fieldset className="space-y-1">
          <legend className="sr-only">{t(kind)}</legend>
          {([false, true] as const).map((limited) => (
            <label key={String(limited)} className="flex min-h-11 items-center gap-3 text-sm">
              <input
                type="radio"
                name={`${kind} limited`}
                className="size-5 shrink-0"
                checked={draft.limited === limited}
                onChange={() => change({ limited })}
              />
              {t(`${kind}.${limited ? "limited" : "unlimited"}`)}
            </label>
          ))}
        </fieldset>
        {draft.limited ? (
          <>
            <NumberField
              className="max-w-60"
              label={t(kind === "people" ? "people.days" : "kind.days")}
              min={SHORTEST}
              max={36_500}
              value={draft.days}
              onChange={(next) => change({ days: next })}
            />
            {going && fits ? (
              <p
                role="status"
                className={`number rounded-xl p-3 text-sm ${going.wouldGo > 0 ? "bg-detractor-soft" : "bg-sunken"}`}
              >
                <span className="font-medium">
                  {t(`${kind}.wouldGo`, { n: going.wouldGo, all: going.inAll })}
                </span>{" "}
                {going.wouldGo > 0 ? t("people.how", { each: going.eachNight }) : null}
              </p>
            ) : null}
          </>
        ) : null}
      </SaveForm>
    </section>
  );
}

/** What no rule takes, and where that is set. */
function OnHold({ holds }: { holds: RetentionState["holds"] }) {
  const t = useMessages("web-keeping");
  if (!holds.everything && holds.people === 0) return null;
  return (
    <Remark>
      {t(holds.everything ? "retention.held.everything" : "retention.held", { n: holds.people })}{" "}
      <Link to="/settings/privacy" search={carried} className="link">
        {t("holds")}
      </Link>
    </Remark>
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
