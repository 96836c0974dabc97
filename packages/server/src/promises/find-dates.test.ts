import { expect, test } from "vitest";
import { countedCalendar, OFFICE_WEEK } from "../calendars/business-calendar.ts";
import { findDates } from "./find-dates.ts";

const RIGA = countedCalendar({
  ...{ timeZone: "Europe/Riga", week: OFFICE_WEEK, country: null },
  ...{ workedHolidays: [], ownDays: [] },
});
/** A Tuesday, 13:00 in Riga. */
const TUESDAY = new Date("2026-06-02T10:00:00Z");

const PROMISES: [string, string, string | null][] = [
  ["We will repair it by Friday.", "2026-06-05", null],
  ["Somebody calls you tomorrow at 15:00.", "2026-06-03", "15:00"],
  ["You get the money by 3 pm on Thursday.", "2026-06-04", "15:00"],
  ["It will be done within three working days.", "2026-06-05", null],
  ["Expect it in two weeks.", "2026-06-16", null],
  ["We send it by the end of the week.", "2026-06-05", null],
  ["The part comes on June 15th.", "2026-06-15", null],
  ["The new card comes by 5 January.", "2027-01-05", null],
  ["The day after tomorrow we come.", "2026-06-04", null],
  ["We come next Monday.", "2026-06-08", null],
  ["Мы всё исправим до пятницы.", "2026-06-05", null],
  ["Перезвоню вам завтра в 15:30.", "2026-06-03", "15:30"],
  ["Деньги вернём в течение трёх рабочих дней.", "2026-06-05", null],
  ["Мастер придёт через неделю.", "2026-06-09", null],
  ["Пришлём ответ к 15 июня.", "2026-06-15", null],
  ["Сделаем до конца недели.", "2026-06-05", null],
  ["Salabosim līdz piektdienai.", "2026-06-05", null],
  ["Rīt plkst. 10:00 piezvanīsim.", "2026-06-03", "10:00"],
  ["Naudu atmaksāsim 3 dienu laikā.", "2026-06-05", null],
  ["Atbildēsim līdz 15. jūnijam.", "2026-06-15", null],
  ["Meistars būs nākamajā pirmdienā.", "2026-06-08", null],
  ["Sūtījums būs pēc divām nedēļām.", "2026-06-16", null],
  ["Vi lagar det senast fredag.", "2026-06-05", null],
  ["Jag ringer i morgon kl. 14.30.", "2026-06-03", "14:30"],
  ["Pengarna kommer inom fem arbetsdagar.", "2026-06-09", null],
  ["Delen kommer den 15 juni.", "2026-06-15", null],
  ["Det är klart 2026-06-15.", "2026-06-15", null],
  ["Gatavs būs 15.06.2026.", "2026-06-15", null],
];

test.each(PROMISES)("a date to come is found: %s", (text, day, time) => {
  expect(findDates(text, TUESDAY, RIGA)).toMatchObject([{ day, time }]);
});

test.each([
  ["Would Friday suit you?"],
  ["You wrote to us last Friday."],
  ["Вы написали нам в прошлую пятницу."],
  ["Jūs rakstījāt pagājušajā piektdienā."],
  ["Du skrev till oss i fredags."],
  ["> We will repair it by Friday."],
  ["You wrote on 1 June 2026."],
  ["Thank you, we look at it."],
  ["Version 12.5 costs 15.30 a month."],
])("what is a question, quoted, over, or no date is not offered: %s", (text) => {
  expect(findDates(text, TUESDAY, RIGA)).toEqual([]);
});

test("a day is due when work ends on it, an hour when the clock in the office shows it", () => {
  const [friday, hour] = findDates("By Friday.\nTomorrow at 15:00 we call.", TUESDAY, RIGA);
  expect(friday).toMatchObject({ words: "Friday", dueAt: "2026-06-05T14:00:00.000Z" });
  expect(hour).toMatchObject({ dueAt: "2026-06-03T12:00:00.000Z" });
});
