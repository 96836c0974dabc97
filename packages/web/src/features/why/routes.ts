import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-why.json";
import { inside, speaks } from "../../here/routes.ts";
import { readAnswered, readCame, readWhy, readWorth } from "./why-view.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-why": typeof messages;
  }
}

export const why = createRoute({
  getParentRoute: () => inside,
  path: "/why",
  validateSearch: readWhy,
  loader: speaks("web-why", "web-themes", "web-library"),
  component: lazyRouteComponent(() => import("./why-room.tsx"), "WhyRoom"),
});

export const first = createRoute({
  getParentRoute: () => inside,
  path: "/why/first",
  loader: speaks("web-why", "web-themes", "web-library"),
  component: lazyRouteComponent(() => import("./why-room.tsx"), "WhyRoom"),
});

export const portraits = createRoute({
  getParentRoute: () => inside,
  path: "/why/portraits",
  loader: speaks("web-why", "web-themes", "web-library"),
  component: lazyRouteComponent(() => import("./why-room.tsx"), "WhyRoom"),
});

export const journey = createRoute({
  getParentRoute: () => inside,
  path: "/why/journey",
  loader: speaks("web-why", "web-themes", "web-library"),
  component: lazyRouteComponent(() => import("./why-room.tsx"), "WhyRoom"),
});

export const outlook = createRoute({
  getParentRoute: () => inside,
  path: "/why/outlook",
  loader: speaks("web-why", "web-themes", "web-library"),
  component: lazyRouteComponent(() => import("./why-room.tsx"), "WhyRoom"),
});

export const worth = createRoute({
  getParentRoute: () => inside,
  path: "/why/worth",
  validateSearch: readWorth,
  loader: speaks("web-why", "web-themes", "web-library"),
  component: lazyRouteComponent(() => import("./why-room.tsx"), "WhyRoom"),
});

export const came = createRoute({
  getParentRoute: () => inside,
  path: "/why/came",
  validateSearch: readCame,
  loader: speaks("web-why", "web-themes", "web-library"),
  component: lazyRouteComponent(() => import("./why-room.tsx"), "WhyRoom"),
});

export const answered = createRoute({
  getParentRoute: () => inside,
  path: "/why/answered",
  validateSearch: readAnswered,
  loader: speaks("web-why", "web-themes"),
  component: lazyRouteComponent(() => import("./trust-room.tsx"), "TrustRoom"),
});

export const unusual = createRoute({
  getParentRoute: () => inside,
  path: "/why/unusual",
  loader: speaks("web-why", "web-themes"),
  component: lazyRouteComponent(() => import("./trust-room.tsx"), "TrustRoom"),
});

export const others = createRoute({
  getParentRoute: () => inside,
  path: "/why/others",
  loader: speaks("web-why", "web-themes"),
  component: lazyRouteComponent(() => import("./trust-room.tsx"), "TrustRoom"),
});

export const drivers = createRoute({
  getParentRoute: () => inside,
  path: "/why/drivers",
  loader: speaks("web-why", "web-themes"),
  component: lazyRouteComponent(() => import("./trust-room.tsx"), "TrustRoom"),
});
