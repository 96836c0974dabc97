import { expect, test } from "vitest";
import { HOME_SCREENS, homeScreen, inOrderOf } from "./home.ts";

const SCREENS = [
  ...["/overview", "/responses", "/cases", "/themes", "/why", "/improvements", "/alerts"],
  ...["/asking", "/people", "/my-effect", "/all", "/settings", "/goals", "/announcements"],
].map((to) => ({ to }));

test("whoever chose nothing begins with the overview, and the menu stays as it is", () => {
  expect(homeScreen(null)).toBe("/overview");
  expect(inOrderOf(SCREENS, null)).toEqual(SCREENS);
});

test("a home puts its screens first in the menu and hides none", () => {
  for (const home of Object.keys(HOME_SCREENS) as (keyof typeof HOME_SCREENS)[]) {
    const ordered = inOrderOf(SCREENS, home);
    expect(ordered.map(({ to }) => to).slice(0, HOME_SCREENS[home].first.length)).toEqual(
      HOME_SCREENS[home].first,
    );
    expect(ordered.map(({ to }) => to).toSorted()).toEqual(SCREENS.map(({ to }) => to).toSorted());
  }
});
