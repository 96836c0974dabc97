import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-alerts.json";
import { inside, speaks } from "../../here/routes.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-alerts": typeof messages;
  }
}

export const alerts = createRoute({
  getParentRoute: () => inside,
  path: "/alerts",
  loader: speaks("web-alerts", "web-themes", "web-goals"),
  component: lazyRouteComponent(() => import("./alerts-room.tsx"), "AlertsRoom"),
});

export const newAlertRule = createRoute({
  getParentRoute: () => inside,
  path: "/alerts/new",
  loader: speaks("web-alerts", "web-themes", "web-goals"),
  component: lazyRouteComponent(() => import("./alerts-room.tsx"), "AlertsRoom"),
});
