// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { shown } from "../testing/shown.tsx";
import { DeltaMark } from "./delta-mark.tsx";
import { initialsOf, nameOf, PersonChip } from "./person-chip.tsx";
import { ScoreMark } from "./score-mark.tsx";

test("up is said only where the verdict says so, and always with its interval", async () => {
  const { container, rerender } = await shown(
    <DeltaMark difference={{ difference: 8.2, lower: 3.1, upper: 13.3, verdict: "up" }} />,
  );
  expect(container.textContent).toContain("up 8(between +3 and +13)");
  rerender(
    <DeltaMark
      difference={{ difference: 8.2, lower: -3.1, upper: 19.5, verdict: "no_clear_change" }}
    />,
  );
  expect(container.textContent).toContain("no clear change(between −3 and +20)");
  expect(container.textContent).not.toContain("up");
});

test("a fall is told without a double minus", async () => {
  const { container } = await shown(
    <DeltaMark difference={{ difference: -8.2, lower: -13.3, upper: -3.1, verdict: "down" }} />,
  );
  expect(container.textContent).toContain("down 8(between −13 and −3)");
});

test("a person is called by whatever is known, in this order", () => {
  const known = { name: "Anna", email: "a@x.lv", phone: "+371", externalId: "7" };
  expect(nameOf(known)).toBe("Anna");
  expect(nameOf({ ...known, name: null })).toBe("a@x.lv");
  expect(nameOf({ name: null, email: null, phone: "+371", externalId: "7" })).toBe("+371");
  expect(nameOf({ name: null, email: null, externalId: "7" })).toBe("7");
  expect(nameOf({ name: null, email: null })).toBeNull();
});

test("initials are of the first and the last name, of an address before its @, of any script", () => {
  expect(initialsOf("Anna Marija Liepa")).toBe("AL");
  expect(initialsOf("bo.ek@example.com")).toBe("BE");
  expect(initialsOf("Дина")).toBe("Д");
  expect(initialsOf("čārlzs ābele")).toBe("ČĀ");
});

test("somebody of whom nothing is known is named so and leads nowhere", async () => {
  await shown(<PersonChip person={{ name: null, email: null }} personId={null} />);
  expect(screen.getByText("No name or address")).toBeDefined();
  expect(screen.queryByRole("link")).toBeNull();
});

test("a score is read out with its group, not told by colour alone", async () => {
  const { container } = await shown(<ScoreMark score={4} group="detractor" />);
  expect(container.textContent).toContain("4 out of 10, Detractor");
});
