import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-coming.json";
import { inside, speaks } from "../../here/routes.ts";
import { day, type Raw } from "../../here/view.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-coming": typeof messages;
  }
}

/** A day of the month that is shown. */
export type ComingView = { day?: string | undefined };

export const coming = createRoute({
  getParentRoute: () => inside,
  path: "/calendar",
  validateSearch: (raw: Raw): ComingView => ({ day: day(raw.day) }),
  loader: speaks("web-coming", "web-rooms"),
  component: lazyRouteComponent(() => import("./coming-screen.tsx"), "ComingScreen"),
});
