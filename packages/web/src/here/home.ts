import type { Home } from "@candor/contract/workspace.ts";

/** Which screen opens first for whom, and what stands first in the menu. It hides nothing from anybody. */
export const HOME_SCREENS = {
  executive: { to: "/goals", first: ["/goals", "/overview", "/why", "/improvements"] },
  manager: { to: "/overview", first: ["/overview", "/why", "/cases", "/improvements"] },
  front_line: { to: "/cases/calls", first: ["/cases", "/my-effect", "/responses"] },
  analyst: { to: "/all", first: ["/all", "/overview", "/why", "/responses"] },
  marketer: { to: "/announcements", first: ["/announcements", "/asking", "/people", "/overview"] },
  operator: { to: "/settings/storage", first: ["/settings", "/overview", "/alerts"] },
} as const satisfies Record<Home, { to: string; first: readonly string[] }>;

/** Where somebody begins: the overview, unless they chose otherwise. */
export function homeScreen(home: Home | null | undefined) {
  return home ? HOME_SCREENS[home].to : ("/overview" as const);
}

/** The screens of the menu with those of a home first; all of them, whatever it is. */
export function inOrderOf<S extends { to: string }>(
  screens: readonly S[],
  home: Home | null | undefined,
): S[] {
  const first: readonly string[] = home ? HOME_SCREENS[home].first : [];
  const place = ({ to }: S) => (first.includes(to) ? first.indexOf(to) : first.length);
  return screens.toSorted((a, b) => place(a) - place(b));
}
