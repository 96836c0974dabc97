import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-views.json";
import { inside, speaks } from "../../here/routes.ts";
import { readAll, readCrossing } from "./views-view.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-views": typeof messages;
  }
}

export const allSurveys = createRoute({
  getParentRoute: () => inside,
  path: "/all",
  validateSearch: readAll,
  loader: speaks("web-views", "web-homes"),
  component: lazyRouteComponent(() => import("./all-screen.tsx"), "AllScreen"),
});

export const crossing = createRoute({
  getParentRoute: () => inside,
  path: "/crossing",
  validateSearch: readCrossing,
  loader: speaks("web-views", "web-themes"),
  component: lazyRouteComponent(() => import("./crossing-screen.tsx"), "CrossingScreen"),
});
