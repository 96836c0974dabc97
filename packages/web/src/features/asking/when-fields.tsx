import { useQuery } from "@tanstack/react-query";
import { changesQuery } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { NumberField } from "../../parts/number-field.tsx";
import type { SendingDraft } from "./sending-draft.ts";
import type { DraftProps } from "./who-fields.tsx";

const PLANS = ["once", "waves", "drip", "pulse"] as const;

/** Once, in waves, steadily, or so many days after a change. An event has its own moment. */
export function WhenFields({ draft, onChange }: DraftProps) {
  const t = useMessages("web-asking");
  if (draft.who === "event") return <p className="text-sm text-muted">{t("plan.event")}</p>;
  return (
    <div className="space-y-4">
      <SelectField
        label={t("facts.plan")}
        value={draft.plan}
        onChange={(event) => onChange({ plan: event.target.value as SendingDraft["plan"] })}
      >
        {PLANS.map((plan) => (
          <option key={plan} value={plan}>
            {t(`plan.${plan}`)}
          </option>
        ))}
      </SelectField>
      {draft.plan === "waves" ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField
            label={t("plan.waveCount")}
            min={2}
            max={100}
            value={draft.waves}
            onChange={(waves) => onChange({ waves })}
          />
          <NumberField
            label={t("plan.everyDays")}
            min={1}
            max={365}
            value={draft.everyDays}
            onChange={(everyDays) => onChange({ everyDays })}
          />
        </div>
      ) : null}
      {draft.plan === "drip" ? (
        <NumberField
          label={t("plan.dripDays")}
          min={1}
          max={365}
          value={draft.dripDays}
          onChange={(dripDays) => onChange({ dripDays })}
        />
      ) : null}
      {draft.plan === "pulse" ? <PulseFields draft={draft} onChange={onChange} /> : null}
      {draft.plan === "once" || draft.plan === "waves" ? (
        <TextField
          type="datetime-local"
          label={t("plan.at")}
          hint={t("plan.atHint")}
          value={draft.at}
          onChange={(event) => onChange({ at: event.target.value })}
        />
      ) : null}
    </div>
  );
}

function PulseFields({ draft, onChange }: DraftProps) {
  const t = useMessages("web-asking");
  const format = useFormat();
  const { workspace } = useHere();
  const changes = useQuery(changesQuery(workspace.id));
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        required
        className="sm:col-span-2"
        label={t("plan.change")}
        hint={changes.data?.length === 0 ? t("plan.change.none") : undefined}
        value={draft.changeId}
        onChange={(event) => onChange({ changeId: event.target.value })}
      >
        <option value="">{t("plan.change.choose")}</option>
        {changes.data?.map((change) => (
          <option key={change.id} value={change.id}>
            {`${format.day(change.day)}: ${change.title}`}
          </option>
        ))}
      </SelectField>
      <NumberField
        label={t("plan.daysAfter")}
        min={0}
        max={365}
        value={draft.daysAfter}
        onChange={(daysAfter) => onChange({ daysAfter })}
      />
      <TextField
        required
        type="time"
        label={t("plan.clock")}
        value={draft.clock}
        onChange={(event) => onChange({ clock: event.target.value })}
      />
    </div>
  );
}
