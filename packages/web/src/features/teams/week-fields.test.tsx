// @vitest-environment happy-dom
import type { BusinessCalendar, Week } from "@candor/contract/calendar.ts";
import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { shown } from "../../testing/shown.tsx";
import { draftOf } from "./calendar-draft.ts";
import { WeekFields } from "./week-fields.tsx";
import { spellsText, WEEKDAYS } from "./weekdays.ts";

let typed: Week;
function Fields({ first }: { first: Week }) {
  const [week, setWeek] = useState(first);
  typed = week;
  return <WeekFields week={week} onChange={setWeek} />;
}

const office = draftOf(null, "Europe/Riga").week;

test("new hours are those of an office, in the time zone of the workspace, without holidays of any country", () => {
  const draft = draftOf(null, "Europe/Riga");
  expect(draft).toMatchObject({ timeZone: "Europe/Riga", country: null, ownDays: [] });
  expect(WEEKDAYS.map((day) => spellsText(draft.week[day]))).toEqual([
    ...Array(5).fill("09:00–17:00"),
    "",
    "",
  ]);
});

test("what is saved is what is edited, in its own time zone, without what the server adds to it", () => {
  const saved = {
    id: "c1",
    name: "Shop",
    timeZone: "Asia/Tokyo",
    week: office,
    country: "LV",
    workedHolidays: ["2026-05-01"],
    ownDays: [],
    usedBy: 3,
  } as unknown as BusinessCalendar;
  const draft = draftOf(saved, "Europe/Riga");
  expect(draft.timeZone).toBe("Asia/Tokyo");
  expect(Object.keys(draft).toSorted()).toEqual([
    ...["country", "name", "ownDays", "timeZone", "week", "workedHolidays"],
  ]);
});

test("a lunch break makes two spells, the second after the first; the days beside stay as they are", async () => {
  const { user } = await shown(<Fields first={office} />, { areas: ["web-teams"] });
  await user.click(screen.getByRole("button", { name: "Add hours on Friday" }));
  expect(typed.fri).toHaveLength(2);
  const [morning, later] = typed.fri;
  expect(later && morning && later.from >= morning.to).toBe(true);
  expect(typed.thu).toEqual(office.thu);
});

test("a day without hours is closed, and says so", async () => {
  const { user } = await shown(<Fields first={office} />, { areas: ["web-teams"] });
  const closed = screen.getAllByText("Closed").length;
  await user.click(screen.getByRole("button", { name: "Monday: remove 09:00 to 17:00" }));
  expect(typed.mon).toEqual([]);
  expect(screen.getAllByText("Closed")).toHaveLength(closed + 1);
});
