import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-praise.json";
import { inside, speaks } from "../../here/routes.ts";
import { type Raw, text } from "../../here/view.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-praise": typeof messages;
  }
}

/** Which are listed, and the one that is open. */
export type TestimonialsView = { state?: string | undefined; one?: string | undefined };

export const testimonials = createRoute({
  getParentRoute: () => inside,
  path: "/testimonials",
  validateSearch: (raw: Raw): TestimonialsView => ({ state: text(raw.state), one: text(raw.one) }),
  loader: speaks("web-praise", "web-rooms"),
  component: lazyRouteComponent(() => import("./testimonials-screen.tsx"), "TestimonialsScreen"),
});

export type AmbassadorsView = { kind?: string | undefined };

export const ambassadors = createRoute({
  getParentRoute: () => inside,
  path: "/ambassadors",
  validateSearch: (raw: Raw): AmbassadorsView => ({ kind: text(raw.kind) }),
  loader: speaks("web-praise", "web-rooms"),
  component: lazyRouteComponent(() => import("./ambassadors-screen.tsx"), "AmbassadorsScreen"),
});

export const referrals = createRoute({
  getParentRoute: () => inside,
  path: "/referrals",
  loader: speaks("web-praise", "web-rooms"),
  component: lazyRouteComponent(() => import("./referrals-screen.tsx"), "ReferralsScreen"),
});

export type ReviewsView = {
  site?: string | undefined;
  answered?: string | undefined;
  search?: string | undefined;
};

export const reviews = createRoute({
  getParentRoute: () => inside,
  path: "/reviews",
  validateSearch: (raw: Raw): ReviewsView => ({
    site: text(raw.site),
    answered: text(raw.answered),
    search: text(raw.search),
  }),
  loader: speaks("web-praise", "web-rooms"),
  component: lazyRouteComponent(() => import("./reviews-screen.tsx"), "ReviewsScreen"),
});
