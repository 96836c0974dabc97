import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-responses.json";
import { inside, speaks } from "../../here/routes.ts";
import { readList } from "./list-view.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-responses": typeof messages;
  }
}

export const responses = createRoute({
  getParentRoute: () => inside,
  path: "/responses",
  validateSearch: readList,
  loader: speaks("web-responses", "web-themes"),
  component: lazyRouteComponent(() => import("./responses-screen.tsx"), "ResponsesScreen"),
});
