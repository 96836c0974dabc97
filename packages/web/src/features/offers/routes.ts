import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-offers.json";
import { inside, speaks } from "../../here/routes.ts";
import { type Raw, text } from "../../here/view.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-offers": typeof messages;
  }
}

/** The offer whose codes are open. */
export type OffersView = { one?: string | undefined };

export const offers = createRoute({
  getParentRoute: () => inside,
  path: "/offers",
  validateSearch: (raw: Raw): OffersView => ({ one: text(raw.one) }),
  loader: speaks("web-offers", "web-rooms"),
  component: lazyRouteComponent(() => import("./offers-screen.tsx"), "OffersScreen"),
});
