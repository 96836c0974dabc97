import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-advice.json";
import { inside, speaks } from "../../here/routes.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-advice": typeof messages;
  }
}

export const advice = createRoute({
  getParentRoute: () => inside,
  path: "/advice",
  loader: speaks("web-advice", "web-rooms"),
  component: lazyRouteComponent(() => import("./advice-screen.tsx"), "AdviceScreen"),
});
