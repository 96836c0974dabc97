import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-across.json";
import { inside, speaks } from "../../here/routes.ts";
import { readAcross } from "./across-view.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-across": typeof messages;
  }
}

export const across = createRoute({
  getParentRoute: () => inside,
  path: "/surveys/across",
  validateSearch: readAcross,
  loader: speaks("web-across"),
  component: lazyRouteComponent(() => import("./across-screen.tsx"), "AcrossScreen"),
});
