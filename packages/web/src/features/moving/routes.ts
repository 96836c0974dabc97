import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-moving.json";
import { inside, speaks } from "../../here/routes.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-moving": typeof messages;
  }
}

export const moving = createRoute({
  getParentRoute: () => inside,
  path: "/settings/moving",
  loader: speaks("web-moving", "web-settings"),
  component: lazyRouteComponent(() => import("./moving-screen.tsx"), "MovingScreen"),
});
