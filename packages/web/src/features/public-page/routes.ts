import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-public-page.json";
import { inside, speaks } from "../../here/routes.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-public-page": typeof messages;
  }
}

export const publicPage = createRoute({
  getParentRoute: () => inside,
  path: "/settings/public-page",
  loader: speaks("web-public-page", "web-promises", "web-settings"),
  component: lazyRouteComponent(() => import("./public-page-screen.tsx"), "PublicPageScreen"),
});
