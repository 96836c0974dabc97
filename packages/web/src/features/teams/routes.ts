import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-teams.json";
import { inside, speaks } from "../../here/routes.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-teams": typeof messages;
  }
}

export const teams = createRoute({
  getParentRoute: () => inside,
  path: "/teams",
  loader: speaks("web-teams"),
  component: lazyRouteComponent(() => import("./teams-screen.tsx"), "TeamsScreen"),
});

export const absences = createRoute({
  getParentRoute: () => inside,
  path: "/teams/absences",
  loader: speaks("web-teams"),
  component: lazyRouteComponent(() => import("./absences-screen.tsx"), "AbsencesScreen"),
});

export const employees = createRoute({
  getParentRoute: () => inside,
  path: "/teams/employees",
  loader: speaks("web-teams"),
  component: lazyRouteComponent(() => import("./employees-screen.tsx"), "EmployeesScreen"),
});

export const calendars = createRoute({
  getParentRoute: () => inside,
  path: "/teams/hours",
  loader: speaks("web-teams"),
  component: lazyRouteComponent(() => import("./calendars-screen.tsx"), "CalendarsScreen"),
});

export const calendar = createRoute({
  getParentRoute: () => inside,
  path: "/teams/hours/$calendarId",
  loader: speaks("web-teams"),
  component: lazyRouteComponent(() => import("./calendar-screen.tsx"), "CalendarScreen"),
});

export const notices = createRoute({
  getParentRoute: () => inside,
  path: "/notices",
  loader: speaks("web-teams"),
  component: lazyRouteComponent(() => import("./notices-screen.tsx"), "NoticesScreen"),
});

export const noticeSettings = createRoute({
  getParentRoute: () => inside,
  path: "/notices/settings",
  loader: speaks("web-teams"),
  component: lazyRouteComponent(() => import("./notice-settings.tsx"), "NoticeSettingsScreen"),
});
