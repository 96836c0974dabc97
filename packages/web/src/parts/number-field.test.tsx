// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { shown } from "../testing/shown.tsx";
import { NumberField } from "./number-field.tsx";

let days: number;
function Days({ first = 730 }: { first?: number }) {
  const [value, setValue] = useState(first);
  days = value;
  return <NumberField label="Days" min={30} max={36_500} value={value} onChange={setValue} />;
}
const field = () => screen.getByLabelText("Days") as HTMLInputElement;

test("whoever empties the field and types anew gets what was typed, not what stood there before", async () => {
  const { user } = await shown(<Days />);
  await user.clear(field());
  expect(field().value).toBe("");
  expect(days).toBe(30);
  await user.type(field(), "90");
  expect([field().value, days]).toEqual(["90", 90]);
});

test("a field that is left empty, or below its least, is the least of it", async () => {
  const { user } = await shown(<Days />);
  await user.clear(field());
  await user.tab();
  expect([field().value, days]).toEqual(["30", 30]);
  await user.clear(field());
  await user.type(field(), "7");
  expect(days).toBe(7);
  await user.tab();
  expect([field().value, days]).toEqual(["30", 30]);
});

test("nothing beyond the most is taken", async () => {
  const { user } = await shown(<Days first={36_000} />);
  await user.type(field(), "0");
  await user.tab();
  expect(days).toBe(36_500);
});
