import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-announcements.json";
import { inside, speaks } from "../../here/routes.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-announcements": typeof messages;
  }
}

export const announcements = createRoute({
  getParentRoute: () => inside,
  path: "/announcements",
  loader: speaks("web-announcements", "web-homes", "web-rooms"),
  component: lazyRouteComponent(() => import("./announcements-screen.tsx"), "AnnouncementsScreen"),
});

export const oneAnnouncement = createRoute({
  getParentRoute: () => inside,
  path: "/announcements/$announcementId",
  loader: speaks("web-announcements", "web-surveys", "web-themes"),
  component: lazyRouteComponent(() => import("./announcement-screen.tsx"), "AnnouncementScreen"),
});
