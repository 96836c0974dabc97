// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { shown } from "../testing/shown.tsx";
import { Tabs } from "./tabs.tsx";

function Steps() {
  const [value, setValue] = useState<"day" | "week" | "month">("day");
  const tabs = (["day", "week", "month"] as const).map((one) => ({ value: one, label: one }));
  return (
    <Tabs name="Steps" tabs={tabs} value={value} onChange={setValue}>
      by {value}
    </Tabs>
  );
}

test("arrows, Home and End choose a tab and take the focus along; only one is in the order of Tab", async () => {
  const { user } = await shown(<Steps />);
  await user.tab();
  expect(document.activeElement?.textContent).toBe("day");
  await user.keyboard("{ArrowRight}");
  expect(document.activeElement?.textContent).toBe("week");
  expect(screen.getByRole("tabpanel", { name: "week" }).textContent).toBe("by week");
  await user.keyboard("{End}{ArrowRight}");
  expect(document.activeElement?.textContent).toBe("day");
  await user.keyboard("{ArrowLeft}");
  expect(screen.getByRole("tab", { selected: true }).textContent).toBe("month");
  await user.tab();
  expect(document.activeElement).toBe(screen.getByRole("tabpanel"));
});
