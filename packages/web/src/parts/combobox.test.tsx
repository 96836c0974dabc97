// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { shown } from "../testing/shown.tsx";
import { Combobox } from "./combobox.tsx";

const CITIES = ["Jelgava", "Jūrmala", "Rīga"];

function City({ onChoose, least = 0 }: { onChoose: (city: string) => void; least?: number }) {
  const [text, setText] = useState("");
  return (
    <Combobox
      label="City"
      text={text}
      onText={setText}
      options={CITIES.filter((city) => city.startsWith(text))}
      keyOf={(city) => city}
      render={(city) => city}
      onChoose={(city) => {
        setText(city);
        onChoose(city);
      }}
      least={least}
    />
  );
}
const field = () => screen.getByRole<HTMLInputElement>("combobox", { name: "City" });
const active = () =>
  document.getElementById(field().getAttribute("aria-activedescendant") ?? "")?.textContent;

test("typing narrows, arrows move, Enter chooses and closes", async () => {
  const onChoose = vi.fn();
  const { user } = await shown(<City onChoose={onChoose} />);
  await user.type(field(), "J");
  expect(screen.getAllByRole("option").map((one) => one.textContent)).toEqual([
    "Jelgava",
    "Jūrmala",
  ]);
  expect(active()).toBe("Jelgava");
  await user.keyboard("{ArrowDown}");
  expect(active()).toBe("Jūrmala");
  await user.keyboard("{ArrowDown}{ArrowUp}{Enter}");
  expect(onChoose).toHaveBeenCalledExactlyOnceWith("Jūrmala");
  expect(field().value).toBe("Jūrmala");
  expect(field().getAttribute("aria-expanded")).toBe("false");
});

test("Escape closes the list and keeps what was typed; a pointer chooses too", async () => {
  const onChoose = vi.fn();
  const { user } = await shown(<City onChoose={onChoose} />);
  await user.type(field(), "R{Escape}");
  expect(screen.queryByRole("option")).toBeNull();
  expect(field().value).toBe("R");
  await user.keyboard("{ArrowDown}");
  await user.click(screen.getByRole("option", { name: "Rīga" }));
  expect(onChoose).toHaveBeenCalledExactlyOnceWith("Rīga");
});

test("it says when more letters are wanted, and when nothing fits", async () => {
  const { user } = await shown(<City onChoose={() => undefined} least={2} />);
  await user.type(field(), "J");
  expect(screen.getByText("Type at least 2 letters.")).toBeDefined();
  await user.type(field(), "xx");
  expect(screen.getByText("Nothing fits these words.")).toBeDefined();
});
