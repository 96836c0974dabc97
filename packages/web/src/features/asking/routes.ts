import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-asking.json";
import { inside, speaks } from "../../here/routes.ts";
import { readCalendar, readDraft, readFates } from "./asking-view.ts";
import { readRates } from "./rates-view.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-asking": typeof messages;
  }
}

export const sendings = createRoute({
  getParentRoute: () => inside,
  path: "/asking",
  loader: speaks("web-asking"),
  component: lazyRouteComponent(() => import("./sendings-screen.tsx"), "SendingsScreen"),
});

export const newSending = createRoute({
  getParentRoute: () => inside,
  path: "/asking/new",
  validateSearch: readDraft,
  loader: speaks("web-asking", "web-people"),
  component: lazyRouteComponent(() => import("./new-sending.tsx"), "NewSending"),
});

export const sending = createRoute({
  getParentRoute: () => inside,
  path: "/asking/sendings/$sendingId",
  loader: speaks("web-asking"),
  component: lazyRouteComponent(() => import("./sending-screen.tsx"), "SendingScreen"),
});

export const calendar = createRoute({
  getParentRoute: () => inside,
  path: "/asking/calendar",
  validateSearch: readCalendar,
  loader: speaks("web-asking"),
  component: lazyRouteComponent(() => import("./calendar-screen.tsx"), "CalendarScreen"),
});

export const fates = createRoute({
  getParentRoute: () => inside,
  path: "/asking/fates",
  validateSearch: readFates,
  loader: speaks("web-asking", "web-people"),
  component: lazyRouteComponent(() => import("./fates-screen.tsx"), "FatesScreen"),
});

export const held = createRoute({
  getParentRoute: () => inside,
  path: "/asking/held",
  loader: speaks("web-asking"),
  component: lazyRouteComponent(() => import("./held-screen.tsx"), "HeldScreen"),
});

export const rates = createRoute({
  getParentRoute: () => inside,
  path: "/asking/rates",
  validateSearch: readRates,
  loader: speaks("web-asking"),
  component: lazyRouteComponent(() => import("./rates-screen.tsx"), "RatesScreen"),
});

export const mail = createRoute({
  getParentRoute: () => inside,
  path: "/asking/mail",
  loader: speaks("web-asking", "web-surveys"),
  component: lazyRouteComponent(() => import("./mail-screen.tsx"), "MailScreen"),
});

export const askingRules = createRoute({
  getParentRoute: () => inside,
  path: "/asking/rules",
  loader: speaks("web-asking"),
  component: lazyRouteComponent(() => import("./rules-screen.tsx"), "RulesScreen"),
});
