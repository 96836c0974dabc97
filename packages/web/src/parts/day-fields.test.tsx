// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { shown } from "../testing/shown.tsx";
import { daysInOrder, PeriodFields } from "./day-fields.tsx";

test("one day is a period, a missing end is none too early, an end before its beginning is wrong", () => {
  expect(daysInOrder({ first: "2026-05-31", last: "2026-05-31" })).toBe(true);
  expect(daysInOrder({ first: "2026-05-31", last: undefined })).toBe(true);
  expect(daysInOrder({ first: "2026-05-31", last: "2026-05-30" })).toBe(false);
});

test("an end before its beginning is told beside the field, in the reader's language", async () => {
  const days = { first: "2026-05-31", last: "2026-05-01" };
  await shown(<PeriodFields days={days} onChange={() => undefined} />, { language: "lv" });
  expect(screen.getByLabelText("Līdz").getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByText("Pēdējā diena ir pirms pirmās.")).toBeDefined();
});

test("a day that is emptied is no day", async () => {
  const onChange = vi.fn();
  await shown(
    <PeriodFields days={{ first: "2026-05-01", last: "2026-05-31" }} onChange={onChange} />,
  );
  fireEvent.change(screen.getByLabelText("From"), { target: { value: "" } });
  expect(onChange).toHaveBeenCalledExactlyOnceWith({ first: undefined, last: "2026-05-31" });
});
