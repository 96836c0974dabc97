import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-overview.json";
import { inside, speaks } from "../../here/routes.ts";
import { readOverview } from "./overview-view.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-overview": typeof messages;
  }
}

export const overview = createRoute({
  getParentRoute: () => inside,
  path: "/overview",
  validateSearch: readOverview,
  loader: speaks(
    "web-overview",
    "reading",
    "web-advice",
    "web-homes",
    "web-themes",
    "web-written",
    "web-shares",
  ),
  component: lazyRouteComponent(() => import("./overview-screen.tsx"), "OverviewScreen"),
});
