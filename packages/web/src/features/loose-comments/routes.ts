import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-loose-comments.json";
import { inside, speaks } from "../../here/routes.ts";
import { readLoose } from "./loose-view.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-loose-comments": typeof messages;
  }
}

export const looseComments = createRoute({
  getParentRoute: () => inside,
  path: "/responses/without-score",
  validateSearch: readLoose,
  loader: speaks("web-loose-comments"),
  component: lazyRouteComponent(() => import("./loose-comments-screen.tsx"), "LooseCommentsScreen"),
});
