import type { Spell, Week } from "@candor/contract/calendar.ts";
import Plus from "lucide-react/icons/plus";
import X from "lucide-react/icons/x";
import { useMessages } from "../../language/language-context.tsx";
import { Button, IconButton } from "../../parts/button.tsx";
import { useWeekdayNames, WEEKDAYS } from "./weekdays.ts";

/** The hours of each day of the week; a lunch break makes two spells. */
export function WeekFields({ week, onChange }: { week: Week; onChange: (week: Week) => void }) {
  const t = useMessages("web-teams");
  const names = useWeekdayNames();
  return (
    <section aria-label={t("week")} className="card p-4 sm:p-6">
      <h2 className="font-semibold">{t("week")}</h2>
      <p className="mb-2 text-sm text-muted">{t("week.hint")}</p>
      <ul className="divide-y divide-line">
        {WEEKDAYS.map((day) => (
          <li
            key={day}
            className="grid gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[8rem_minmax(0,1fr)] sm:items-center"
          >
            <span className="text-sm font-medium">{names[day]}</span>
            <SpellFields
              of={names[day]}
              spells={week[day]}
              onChange={(spells) => onChange({ ...week, [day]: spells })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The spells of one day, one after another; none means closed. */
export function SpellFields({
  of,
  spells,
  onChange,
}: {
  of: string;
  spells: readonly Spell[];
  onChange: (spells: Spell[]) => void;
}) {
  const t = useMessages("web-teams");
  const set = (index: number, patch: Partial<Spell>) =>
    onChange(spells.map((spell, i) => (i === index ? { ...spell, ...patch } : spell)));
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {spells.length === 0 ? <span className="text-sm text-muted">{t("hours.closed")}</span> : null}
      {spells.map((spell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a spell is nothing but its place in the day
        <span key={index} className="flex items-center gap-1">
          <TimeInput
            label={t("spell.from", { of })}
            value={spell.from}
            onChange={(from) => set(index, { from })}
          />
          <span aria-hidden>–</span>
          <TimeInput
            label={t("spell.to", { of })}
            value={spell.to === "24:00" ? "00:00" : spell.to}
            onChange={(to) => set(index, { to: to === "00:00" ? "24:00" : to })}
          />
          <IconButton
            name={t("spell.remove", { of, from: spell.from, to: spell.to })}
            onClick={() => onChange(spells.filter((_, i) => i !== index))}
          >
            <X aria-hidden className="size-4" />
          </IconButton>
        </span>
      ))}
      <Button
        look="quiet"
        aria-label={t("spell.addTo", { of })}
        onClick={() => onChange([...spells, nextSpell(spells)])}
      >
        <Plus aria-hidden className="size-4" />
        {t("spell.add")}
      </Button>
    </div>
  );
}

function TimeInput(props: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <input
      type="time"
      required
      aria-label={props.label}
      className="field field--small w-32 sm:w-34"
      value={props.value}
      onChange={(event) => (event.target.value ? props.onChange(event.target.value) : undefined)}
    />
  );
}

/** After lunch, where there is a spell already. */
function nextSpell(spells: readonly Spell[]): Spell {
  const last = spells.at(-1);
  if (!last) return { from: "09:00", to: "17:00" };
  return last.to < "18:00" && last.to > last.from
    ? { from: plusHour(last.to), to: "18:00" }
    : { from: "19:00", to: "21:00" };
}

function plusHour(clock: string): string {
  const [hours = "0", minutes = "00"] = clock.split(":");
  return `${String(Math.min(17, Number(hours) + 1)).padStart(2, "0")}:${minutes}`;
}
