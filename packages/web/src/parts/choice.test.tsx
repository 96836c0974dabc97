// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { shown } from "../testing/shown.tsx";
import { ChoiceField, FilterChoice } from "./choice.tsx";

const OPTIONS = [
  { value: "email", label: "E-mail" },
  { value: "sms", label: "SMS" },
] as const;

test("a filter begins with any, and any is no value", async () => {
  const onChange = vi.fn();
  const { user } = await shown(
    <FilterChoice
      name="Channel"
      any="Any channel"
      options={OPTIONS}
      value={undefined}
      onChange={onChange}
    />,
  );
  const select = screen.getByRole("combobox", { name: "Channel" });
  await user.selectOptions(select, "SMS");
  expect(onChange).toHaveBeenLastCalledWith("sms");
  await user.selectOptions(select, "Any channel");
  expect(onChange).toHaveBeenLastCalledWith(undefined);
});

test("a choice in a form has its label, its hint and what is wrong with it", async () => {
  const onChange = vi.fn();
  const { user } = await shown(
    <ChoiceField
      label="Channel"
      hint="How people are asked."
      error="No sender is set up."
      options={OPTIONS}
      value="email"
      onChange={onChange}
    />,
  );
  const select = screen.getByRole("combobox", { name: "Channel" });
  const described = (select.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id)?.textContent);
  expect(described).toEqual(["How people are asked.", "No sender is set up."]);
  expect(select.getAttribute("aria-invalid")).toBe("true");
  await user.selectOptions(select, "SMS");
  expect(onChange).toHaveBeenCalledExactlyOnceWith("sms");
});
