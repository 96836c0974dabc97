import type { BusinessCalendar } from "@candor/contract/calendar.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { calendarsQuery } from "../../subjects/team-queries.ts";
import { TeamsFrame } from "./teams-frame.tsx";
import { spellsText, useWeekdayNames, WEEKDAYS } from "./weekdays.ts";

/** The hours in which work is done: what the clocks of cases count. */
export function CalendarsScreen() {
  const t = useMessages("web-teams");
  const { workspace } = useHere();
  const may = useMay();
  const calendars = useQuery(calendarsQuery(workspace.id));
  return (
    <TeamsFrame
      actions={
        may.write ? (
          <Link
            to="/teams/hours/$calendarId"
            params={{ calendarId: "new" }}
            search={carried}
            className="button button--strong"
          >
            {t("hours.new")}
          </Link>
        ) : undefined
      }
    >
      <p className="mb-4 max-w-prose text-muted">{t("hours.lead")}</p>
      <Loaded query={calendars} ghost={<GhostRows rows={2} />}>
        {(all) => (
          <ul className="grid gap-4 lg:grid-cols-2">
            {all.map((calendar) => (
              <Card key={calendar.id} calendar={calendar} />
            ))}
          </ul>
        )}
      </Loaded>
    </TeamsFrame>
  );
}

function Card({ calendar }: { calendar: BusinessCalendar }) {
  const t = useMessages("web-teams");
  const names = useWeekdayNames();
  return (
    <li className="card p-4 sm:p-5">
      <h2 className="text-lg font-semibold wrap-anywhere">
        <Link
          to="/teams/hours/$calendarId"
          params={{ calendarId: calendar.id }}
          search={carried}
          className="hover:underline"
        >
          {calendar.name}
        </Link>
      </h2>
      <p className="text-sm text-muted">
        {[
          calendar.timeZone.replaceAll("_", " "),
          calendar.country ? t(`country.${calendar.country}`) : t("hours.noHolidays"),
          calendar.isDefault ? t("hours.default") : null,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <dl className="number mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
        {WEEKDAYS.map((day) => (
          <div key={day} className="contents">
            <dt className="text-muted">{names[day]}</dt>
            <dd>{spellsText(calendar.week[day]) || t("hours.closed")}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
