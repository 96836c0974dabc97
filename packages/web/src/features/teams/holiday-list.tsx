import type { HolidayCountry } from "@candor/contract/calendar.ts";
import { useQuery } from "@tanstack/react-query";
import { useHere, useToday } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { holidaysQuery } from "./team-queries.ts";

/** The public holidays of this year and the next; each can be worked all the same. */
export function HolidayList({
  country,
  worked,
  onChange,
}: {
  country: HolidayCountry;
  worked: readonly string[];
  onChange: (worked: string[]) => void;
}) {
  const t = useMessages("web-teams");
  const format = useFormat();
  const { workspace } = useHere();
  const year = Number(useToday().slice(0, 4));
  const holidays = useQuery(holidaysQuery(workspace.id, country, year));
  return (
    <Loaded query={holidays}>
      {({ data, lastYear, source }) => (
        <fieldset>
          <legend className="text-sm font-medium">{t("holidays.closedOn", { year })}</legend>
          <ul className="mt-1 grid sm:grid-cols-2 sm:gap-x-6">
            {data.map(({ day, name, localName }) => (
              <li key={day}>
                <label className="flex min-h-10 items-center gap-2.5 text-sm touch:min-h-11">
                  <input
                    type="checkbox"
                    className="size-4.5 shrink-0"
                    checked={!worked.includes(name)}
                    onChange={(event) =>
                      onChange(
                        event.target.checked
                          ? worked.filter((one) => one !== name)
                          : [...worked, name],
                      )
                    }
                  />
                  <span className="min-w-0 wrap-anywhere">
                    <span className="number text-muted">{format.dayShort(day)}</span>{" "}
                    <span lang={country.toLowerCase()}>{localName}</span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
          <p className="mt-2 text-sm text-muted">{t("holidays.hint", { lastYear, source })}</p>
        </fieldset>
      )}
    </Loaded>
  );
}
