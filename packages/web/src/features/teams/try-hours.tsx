import type { BusinessCalendar } from "@candor/contract/calendar.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { workspaceKey } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { TextField } from "../../parts/field.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { NumberField } from "../../parts/number-field.tsx";
import { api, ask } from "../../request/api.ts";

/** When so many working hours would have passed by what is saved, and why then. */
export function TryHours({ calendar }: { calendar: BusinessCalendar }) {
  const t = useMessages("web-teams");
  const { workspace } = useHere();
  const { language } = useLanguage();
  const [from, setFrom] = useState(() => nowAsInput());
  const [hours, setHours] = useState(8);
  const at = new Date(from);
  const valid = !Number.isNaN(at.getTime());
  const query = { from: valid ? at.toISOString() : "", minutes: hours * 60 };
  const due = useQuery({
    queryKey: [
      ...workspaceKey(workspace.id),
      ...["teams", "due", calendar.id, calendar.version, query.from, hours],
    ],
    queryFn: ({ signal }) =>
      ask(
        api(workspace.id).GET("/api/v1/business-calendars/{calendarId}/due", {
          params: { path: { calendarId: calendar.id }, query },
          signal,
        }),
      ),
    enabled: valid,
  });
  const format = new Intl.DateTimeFormat(language, {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: calendar.timeZone,
  });
  const clock = new Intl.DateTimeFormat(language, {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: calendar.timeZone,
  });
  const day = new Intl.DateTimeFormat(language, {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  return (
    <section aria-label={t("try")} className="card p-4 sm:p-6">
      <h2 className="font-semibold">{t("try")}</h2>
      <div className="mt-2 grid gap-3 sm:grid-cols-2">
        <TextField
          type="datetime-local"
          label={t("try.from")}
          hint={t("try.fromHint")}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <NumberField label={t("try.hours")} min={1} max={999} value={hours} onChange={setHours} />
      </div>
      <div className="mt-3" aria-live="polite">
        <Loaded query={due}>
          {({ dueAt, spells }) => (
            <>
              <p className="font-medium">
                {t("try.due", { when: format.format(new Date(dueAt)) })}
              </p>
              <ul className="number mt-1 text-sm text-muted">
                {spells.slice(0, 12).map((spell) => (
                  <li key={spell.from}>
                    {day.format(new Date(`${spell.day}T00:00:00Z`))},{" "}
                    {clock.format(new Date(spell.from))}–{clock.format(new Date(spell.to))}
                  </li>
                ))}
                {spells.length > 12 ? <li>{t("try.more", { n: spells.length - 12 })}</li> : null}
              </ul>
            </>
          )}
        </Loaded>
      </div>
    </section>
  );
}

/** Now, as a field of date and time takes it: by the clock of this computer. */
function nowAsInput(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
