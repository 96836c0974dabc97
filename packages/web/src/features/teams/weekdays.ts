import type { Spell, Weekday } from "@candor/contract/calendar.ts";
import { useMemo } from "react";
import { useLanguage } from "../../language/language-context.tsx";

export const WEEKDAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** The days of the week as the language writes them. */
export function useWeekdayNames(): Record<Weekday, string> {
  const { language } = useLanguage();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
    // 5 January 2026 is a Monday.
    const names = WEEKDAYS.map((day, index) => {
      const name = format.format(new Date(Date.UTC(2026, 0, 5 + index)));
      return [day, name.charAt(0).toLocaleUpperCase(language) + name.slice(1)];
    });
    return Object.fromEntries(names) as Record<Weekday, string>;
  }, [language]);
}

/** `09:00–12:00, 13:00–17:00` */
export function spellsText(spells: readonly Spell[]): string {
  return spells.map(({ from, to }) => `${from}–${to}`).join(", ");
}
