import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-rewards.json";
import { inside, speaks } from "../../here/routes.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-rewards": typeof messages;
  }
}

export const rewards = createRoute({
  getParentRoute: () => inside,
  path: "/surveys/$surveyId/rewards",
  loader: speaks("web-rewards"),
  component: lazyRouteComponent(() => import("./rewards-screen.tsx"), "RewardsScreen"),
});
