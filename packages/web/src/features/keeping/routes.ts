import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-keeping.json";
import { inside, speaks } from "../../here/routes.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-keeping": typeof messages;
  }
}

export const retention = createRoute({
  getParentRoute: () => inside,
  path: "/settings/retention",
  loader: speaks("web-keeping", "web-settings"),
  component: lazyRouteComponent(() => import("./retention-screen.tsx"), "RetentionScreen"),
});

export const storage = createRoute({
  getParentRoute: () => inside,
  path: "/settings/storage",
  loader: speaks("web-keeping", "web-homes", "web-settings"),
  component: lazyRouteComponent(() => import("./storage-screen.tsx"), "StorageScreen"),
});

export const privacy = createRoute({
  getParentRoute: () => inside,
  path: "/settings/privacy",
  loader: speaks("web-keeping", "web-settings"),
  component: lazyRouteComponent(() => import("./privacy-screen.tsx"), "PrivacyScreen"),
});
