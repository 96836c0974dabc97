import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-goals.json";
import type rooms from "../../../../../locales/en/web-rooms.json";
import { inside, speaks } from "../../here/routes.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-goals": typeof messages;
    "web-rooms": typeof rooms;
  }
}

export const goals = createRoute({
  getParentRoute: () => inside,
  path: "/goals",
  loader: speaks("web-goals", "web-homes", "web-rooms"),
  component: lazyRouteComponent(() => import("./goals-screen.tsx"), "GoalsScreen"),
});
