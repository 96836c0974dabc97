import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type audit from "../../../../../locales/en/web-audit.json";
import type homes from "../../../../../locales/en/web-homes.json";
import type messages from "../../../../../locales/en/web-settings.json";
import { inside, speaks } from "../../here/routes.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-settings": typeof messages;
    "web-audit": typeof audit;
    "web-homes": typeof homes;
  }
}

export const settings = createRoute({
  getParentRoute: () => inside,
  path: "/settings",
  loader: speaks("web-settings", "web-audit", "web-homes", "web-shares"),
  component: lazyRouteComponent(() => import("./settings-screen.tsx"), "SettingsScreen"),
});

export const settingsPart = createRoute({
  getParentRoute: () => inside,
  path: "/settings/$part",
  loader: speaks("web-settings", "web-audit", "web-homes", "web-shares"),
  component: lazyRouteComponent(() => import("./settings-screen.tsx"), "SettingsScreen"),
});
