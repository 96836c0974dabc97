import type { OwnDay } from "@candor/contract/calendar.ts";
import Trash2 from "lucide-react/icons/trash-2";
import { useState } from "react";
import { useToday } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button, IconButton } from "../../parts/button.tsx";
import { DayField } from "../../parts/day-fields.tsx";
import { TextField } from "../../parts/field.tsx";
import { SpellFields } from "./week-fields.tsx";

/** Days that are not like their weekday: closed, or open at other hours. */
export function OwnDays({
  days,
  onChange,
}: {
  days: readonly OwnDay[];
  onChange: (days: OwnDay[]) => void;
}) {
  const t = useMessages("web-teams");
  const format = useFormat();
  const today = useToday();
  const [day, setDay] = useState<string | undefined>(today);
  const [name, setName] = useState("");
  const taken = days.some((one) => one.day === day);
  const set = (which: string, patch: Partial<OwnDay>) =>
    onChange(days.map((one) => (one.day === which ? { ...one, ...patch } : one)));
  return (
    <section aria-label={t("ownDays")} className="card p-4 sm:p-6">
      <h2 className="font-semibold">{t("ownDays")}</h2>
      <p className="mb-2 text-sm text-muted">{t("ownDays.hint")}</p>
      <ul className="divide-y divide-line">
        {days.map((one) => (
          <li key={one.day} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
            <span className="min-w-0 flex-1 basis-44 text-sm">
              <span className="font-medium">{format.day(one.day)}</span>{" "}
              <span className="text-muted wrap-anywhere">{one.name}</span>
            </span>
            <SpellFields
              of={format.day(one.day)}
              spells={one.spells}
              onChange={(spells) => set(one.day, { spells })}
            />
            <IconButton
              name={t("ownDays.remove", { day: format.day(one.day) })}
              onClick={() => onChange(days.filter((other) => other.day !== one.day))}
            >
              <Trash2 aria-hidden className="size-4.5" />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className="mt-3 grid items-end gap-3 sm:grid-cols-[10rem_minmax(0,1fr)_auto]">
        <DayField
          label={t("ownDays.day")}
          value={day}
          error={taken ? t("ownDays.taken") : undefined}
          onChange={setDay}
        />
        <TextField
          label={t("ownDays.name")}
          maxLength={100}
          placeholder={t("ownDays.example")}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button
          disabled={!day || taken || name.trim() === ""}
          onClick={() => {
            if (!day) return;
            const next = [...days, { day, name: name.trim(), spells: [] }];
            onChange(next.sort((a, b) => (a.day < b.day ? -1 : 1)));
            setName("");
          }}
        >
          {t("ownDays.add")}
        </Button>
      </div>
    </section>
  );
}
