import type { AskingRules } from "@candor/contract/sending.ts";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { NumberField } from "../../parts/number-field.tsx";
import { wholeOrNothing } from "../../parts/whole-number.ts";

type Props = { rules: AskingRules; onChange: (patch: Partial<AskingRules>) => void };

const NIGHT = { from: "20:00", to: "08:00" };
const SLOW_START = { firstDay: 100, growth: 2 };
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** How people are asked: how often, when, how many times, how fast. */
export function RulesFields({ rules, onChange }: Props) {
  const t = useMessages("web-asking");
  return (
    <div className="space-y-5">
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField
          label={t("rules.quietDaysKind")}
          min={0}
          max={3650}
          value={rules.quietDaysKind}
          onChange={(quietDaysKind) => onChange({ quietDaysKind })}
        />
        <SelectField
          label={t("rules.whenQuiet")}
          value={rules.whenQuiet}
          onChange={(event) =>
            onChange({ whenQuiet: event.target.value === "skip" ? "skip" : "later" })
          }
        >
          <option value="later">{t("rules.whenQuiet.later")}</option>
          <option value="skip">{t("rules.whenQuiet.skip")}</option>
        </SelectField>
        <NumberField
          label={t("rules.reminders")}
          hint={t("rules.remindersHint")}
          min={0}
          max={5}
          value={rules.reminders.count}
          onChange={(count) => onChange({ reminders: { ...rules.reminders, count } })}
        />
        <NumberField
          label={t("rules.afterDays")}
          min={1}
          max={60}
          value={rules.reminders.afterDays}
          onChange={(afterDays) => onChange({ reminders: { ...rules.reminders, afterDays } })}
        />
        <NumberField
          label={t("rules.expires")}
          min={1}
          max={365}
          value={rules.expiresAfterDays}
          onChange={(expiresAfterDays) => onChange({ expiresAfterDays })}
        />
        <TextField
          type="number"
          min={1}
          max={100_000}
          label={t("rules.perMinute")}
          value={rules.perMinute ?? ""}
          onChange={(event) =>
            onChange({ perMinute: wholeOrNothing(event.target.value, 1, 100_000) ?? null })
          }
        />
      </div>
      <Days rules={rules} onChange={onChange} />
      <QuietHours rules={rules} onChange={onChange} />
      <RampUp rules={rules} onChange={onChange} />
      <SelectField
        label={t("rules.unconfirmed")}
        value={rules.unconfirmed}
        onChange={(event) =>
          onChange({ unconfirmed: event.target.value as AskingRules["unconfirmed"] })
        }
      >
        {(["ask", "treat_as_sent", "send_again"] as const).map((one) => (
          <option key={one} value={one}>
            {t(`rules.unconfirmed.${one}`)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

function Days({ rules, onChange }: Props) {
  const t = useMessages("web-asking");
  const { language } = useLanguage();
  const name = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" });
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{t("rules.days")}</legend>
      <div className="flex flex-wrap gap-2">
        {WEEKDAYS.map((day) => {
          const on = rules.workingDays.includes(day);
          const next = on
            ? rules.workingDays.filter((one) => one !== day)
            : [...rules.workingDays, day].toSorted();
          return (
            <button
              key={day}
              type="button"
              className="chip"
              aria-pressed={on}
              // One day at least must stay, or nothing would ever go out.
              onClick={() => (next.length > 0 ? onChange({ workingDays: next }) : undefined)}
            >
              {/* 1 January 2024 was a Monday. */}
              {name.format(new Date(Date.UTC(2024, 0, day)))}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}

function QuietHours({ rules, onChange }: Props) {
  const t = useMessages("web-asking");
  const hours = rules.quietHours;
  return (
    <div>
      <label className="flex min-h-10 items-center gap-2.5 text-sm font-medium touch:min-h-11">
        <input
          type="checkbox"
          className="size-4.5"
          checked={hours !== null}
          onChange={(event) => onChange({ quietHours: event.target.checked ? NIGHT : null })}
        />
        {t("rules.quietHours")}
      </label>
      {hours ? (
        <>
          <div className="mt-1 grid max-w-sm grid-cols-2 gap-4">
            <TextField
              required
              type="time"
              label={t("rules.quietFrom")}
              value={hours.from}
              onChange={(event) =>
                onChange({ quietHours: { ...hours, from: event.target.value || hours.from } })
              }
            />
            <TextField
              required
              type="time"
              label={t("rules.quietTo")}
              value={hours.to}
              onChange={(event) =>
                onChange({ quietHours: { ...hours, to: event.target.value || hours.to } })
              }
            />
          </div>
          <p className="mt-1.5 text-sm text-muted">{t("rules.quietHint")}</p>
        </>
      ) : null}
    </div>
  );
}

function RampUp({ rules, onChange }: Props) {
  const t = useMessages("web-asking");
  const ramp = rules.rampUp;
  return (
    <div>
      <label className="flex min-h-10 items-center gap-2.5 text-sm font-medium touch:min-h-11">
        <input
          type="checkbox"
          className="size-4.5"
          checked={ramp !== null}
          onChange={(event) => onChange({ rampUp: event.target.checked ? SLOW_START : null })}
        />
        {t("rules.rampUp")}
      </label>
      {ramp ? (
        <div className="mt-1 grid gap-4 sm:grid-cols-2">
          <NumberField
            label={t("rules.firstDay")}
            min={1}
            max={1_000_000}
            value={ramp.firstDay}
            onChange={(firstDay) => onChange({ rampUp: { ...ramp, firstDay } })}
          />
          <TextField
            type="number"
            min={1}
            max={10}
            step={0.1}
            label={t("rules.growth")}
            value={ramp.growth}
            onChange={(event) => {
              const growth = Math.min(10, Math.max(1, Number(event.target.value) || 1));
              onChange({ rampUp: { ...ramp, growth } });
            }}
          />
        </div>
      ) : null}
    </div>
  );
}
