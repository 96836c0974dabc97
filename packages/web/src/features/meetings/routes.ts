import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-meetings.json";
import { inside, speaks } from "../../here/routes.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-meetings": typeof messages;
  }
}

export const meetings = createRoute({
  getParentRoute: () => inside,
  path: "/meetings",
  loader: speaks("web-meetings", "web-rooms"),
  component: lazyRouteComponent(() => import("./meetings-screen.tsx"), "MeetingsScreen"),
});

export const oneMeeting = createRoute({
  getParentRoute: () => inside,
  path: "/meetings/$meetingId",
  loader: speaks("web-meetings"),
  component: lazyRouteComponent(() => import("./meeting-screen.tsx"), "MeetingScreen"),
});

export const workshops = createRoute({
  getParentRoute: () => inside,
  path: "/workshops",
  loader: speaks("web-meetings", "web-rooms"),
  component: lazyRouteComponent(() => import("./workshops-screen.tsx"), "WorkshopsScreen"),
});

export const wall = createRoute({
  getParentRoute: () => inside,
  path: "/meetings/$meetingId/wall",
  loader: speaks("web-meetings"),
  component: lazyRouteComponent(() => import("./wall-screen.tsx"), "WallScreen"),
});
