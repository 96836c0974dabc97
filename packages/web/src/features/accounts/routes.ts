import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-accounts.json";
import { inside, speaks } from "../../here/routes.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-accounts": typeof messages;
  }
}

export const accounts = createRoute({
  getParentRoute: () => inside,
  path: "/accounts",
  loader: speaks("web-accounts"),
  component: lazyRouteComponent(() => import("./accounts-screen.tsx"), "AccountsScreen"),
});

export const account = createRoute({
  getParentRoute: () => inside,
  path: "/accounts/$accountId",
  loader: speaks("web-accounts"),
  component: lazyRouteComponent(() => import("./account-screen.tsx"), "AccountScreen"),
});
