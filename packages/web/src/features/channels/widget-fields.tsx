import { useMessages } from "../../language/language-context.tsx";
import { SelectField, TextArea, TextField } from "../../parts/field.tsx";
import { NumberField } from "../../parts/number-field.tsx";
import { DEVICES, hasWrongTrait, PLACEMENTS, type WidgetDraft } from "./widget-draft.ts";

type Props = { draft: WidgetDraft; onChange: (patch: Partial<WidgetDraft>) => void };

const NUMBERS = [
  { name: "afterSeconds", min: 0, max: 3600 },
  { name: "afterScrollPercent", min: 0, max: 100 },
  { name: "fromVisit", min: 1, max: 1000 },
  { name: "visitorsPercent", min: 0, max: 100 },
  { name: "quietDays", min: 0, max: 3650 },
  { name: "againDays", min: 0, max: 3650 },
] as const;

/** Whether, where and when the widget asks. */
export function WidgetFields({ draft, onChange }: Props) {
  return (
    <>
      <Placement draft={draft} onChange={onChange} />
      <Rules draft={draft} onChange={onChange} />
    </>
  );
}

function Placement({ draft, onChange }: Props) {
  const t = useMessages("web-channels");
  return (
    <section aria-label={t("placement")} className="card space-y-4 p-4 sm:p-5">
      <div>
        <label className="flex min-h-10 items-center gap-2.5 font-medium touch:min-h-11">
          <input
            type="checkbox"
            className="size-4.5"
            checked={draft.enabled}
            onChange={(event) => onChange({ enabled: event.target.checked })}
          />
          {t("widget.on")}
        </label>
        {draft.enabled ? null : <p className="text-sm text-muted">{t("widget.off")}</p>}
        <label className="flex min-h-10 items-center gap-2.5 font-medium touch:min-h-11">
          <input
            type="checkbox"
            className="size-4.5"
            checked={draft.tells}
            onChange={(event) => onChange({ tells: event.target.checked })}
          />
          {t("widget.tells")}
        </label>
        <p className="text-sm text-muted">{t("widget.tellsText")}</p>
        <label className="flex min-h-10 items-center gap-2.5 font-medium touch:min-h-11">
          <input
            type="checkbox"
            className="size-4.5"
            checked={draft.countsVisits}
            onChange={(event) => onChange({ countsVisits: event.target.checked })}
          />
          {t("widget.countsVisits")}
        </label>
        <p className="text-sm text-muted">{t("widget.countsVisitsText")}</p>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={t("placement")}
          value={draft.kind}
          onChange={(event) => onChange({ kind: event.target.value as WidgetDraft["kind"] })}
        >
          {PLACEMENTS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`placement.${kind}`)}
            </option>
          ))}
        </SelectField>
        {draft.kind === "popup" || draft.kind === "tab" ? (
          <SelectField
            label={t("side")}
            value={draft.side}
            onChange={(event) =>
              onChange({ side: event.target.value === "start" ? "start" : "end" })
            }
          >
            <option value="end">{t("side.end")}</option>
            <option value="start">{t("side.start")}</option>
          </SelectField>
        ) : null}
        {draft.kind === "inline" ? (
          <TextField
            required
            maxLength={200}
            label={t("selector")}
            placeholder="#nps"
            value={draft.selector}
            onChange={(event) => onChange({ selector: event.target.value })}
          />
        ) : null}
      </div>
      <TextArea
        dir="ltr"
        label={t("origins")}
        placeholder="https://shop.example.com"
        value={draft.origins}
        onChange={(event) => onChange({ origins: event.target.value })}
      />
      <TextField
        dir="ltr"
        label={t("delightedKey")}
        hint={t("delightedKeyHint")}
        value={draft.delightedKey}
        onChange={(event) => onChange({ delightedKey: event.target.value })}
      />
    </section>
  );
}

function Rules({ draft, onChange }: Props) {
  const t = useMessages("web-channels");
  const text = (field: "includePages" | "excludePages" | "events" | "traits") => ({
    dir: "ltr",
    value: draft[field],
    onChange: (event: { target: { value: string } }) => onChange({ [field]: event.target.value }),
  });
  return (
    <section aria-label={t("rules")} className="card space-y-4 p-4 sm:p-5">
      <div>
        <h2 className="font-semibold">{t("rules")}</h2>
        <p className="mt-1 text-sm text-muted">{t("rules.text")}</p>
      </div>
      <div className="grid items-end gap-4 sm:grid-cols-2">
        {NUMBERS.map(({ name, min, max }) => (
          <NumberField
            key={name}
            label={t(`rules.${name}`)}
            min={min}
            max={max}
            value={draft.numbers[name]}
            onChange={(value) => onChange({ numbers: { ...draft.numbers, [name]: value } })}
          />
        ))}
      </div>
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">{t("rules.devices")}</legend>
        <div className="flex flex-wrap gap-2">
          {DEVICES.map((device) => {
            const on = draft.devices.includes(device);
            return (
              <button
                key={device}
                type="button"
                className="chip"
                aria-pressed={on}
                onClick={() =>
                  onChange({
                    devices: on
                      ? draft.devices.filter((one) => one !== device)
                      : [...draft.devices, device],
                  })
                }
              >
                {t(`device.${device}`)}
              </button>
            );
          })}
        </div>
      </fieldset>
      <TextArea label={t("rules.includePages")} placeholder="/shop/*" {...text("includePages")} />
      <TextArea label={t("rules.excludePages")} placeholder="/checkout" {...text("excludePages")} />
      <TextArea
        label={t("rules.events")}
        hint={t("rules.eventsHint")}
        placeholder="order_placed"
        {...text("events")}
      />
      <TextArea
        label={t("rules.traits")}
        error={hasWrongTrait(draft) ? t("rules.traitsWrong") : undefined}
        placeholder="plan=pro"
        {...text("traits")}
      />
    </section>
  );
}
