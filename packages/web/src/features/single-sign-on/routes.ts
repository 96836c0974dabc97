import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-sso.json";
import { inside, speaks } from "../../here/routes.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-sso": typeof messages;
  }
}

export const singleSignOn = createRoute({
  getParentRoute: () => inside,
  path: "/settings/single-sign-on",
  loader: speaks("web-settings", "web-sso"),
  component: lazyRouteComponent(() => import("./sso-screen.tsx"), "SsoScreen"),
});
