import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-win-back.json";
import { inside, speaks } from "../../here/routes.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-win-back": typeof messages;
  }
}

export const winBack = createRoute({
  getParentRoute: () => inside,
  path: "/win-back",
  loader: speaks("web-win-back"),
  component: lazyRouteComponent(() => import("./win-back-screen.tsx"), "WinBackScreen"),
});
