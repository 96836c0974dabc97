import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-reports.json";
import { inside, speaks } from "../../here/routes.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-reports": typeof messages;
  }
}

export const reports = createRoute({
  getParentRoute: () => inside,
  path: "/settings/reports",
  loader: speaks("web-reports", "web-settings", "web-shares", "web-themes"),
  component: lazyRouteComponent(() => import("./reports-screen.tsx"), "ReportsScreen"),
});
