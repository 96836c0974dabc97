import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-thanks.json";
import type trainingMessages from "../../../../../locales/en/web-trainings.json";
import { inside, speaks } from "../../here/routes.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-thanks": typeof messages;
    "web-trainings": typeof trainingMessages;
  }
}

export const myEffect = createRoute({
  getParentRoute: () => inside,
  path: "/my-effect",
  loader: speaks("web-thanks"),
  component: lazyRouteComponent(() => import("./my-effect-screen.tsx"), "MyEffectScreen"),
});

export const thanks = createRoute({
  getParentRoute: () => inside,
  path: "/thanks",
  loader: speaks("web-thanks"),
  component: lazyRouteComponent(() => import("./thanks-screen.tsx"), "ThanksScreen"),
});

export const trainings = createRoute({
  getParentRoute: () => inside,
  path: "/trainings",
  loader: speaks("web-thanks", "web-trainings"),
  component: lazyRouteComponent(() => import("./trainings-screen.tsx"), "TrainingsScreen"),
});

export const motivation = createRoute({
  getParentRoute: () => inside,
  path: "/rewards-by-results",
  loader: speaks("web-thanks"),
  component: lazyRouteComponent(() => import("./motivation-screen.tsx"), "MotivationScreen"),
});
