import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-improvements.json";
import { inside, speaks } from "../../here/routes.ts";
import { type Raw, text } from "../../here/view.ts";
import { readLibrary } from "./library-view.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-improvements": typeof messages;
  }
}

export const improvements = createRoute({
  getParentRoute: () => inside,
  path: "/improvements",
  loader: speaks("web-improvements", "web-library", "web-themes"),
  component: lazyRouteComponent(() => import("./improvements-screen.tsx"), "ImprovementsScreen"),
});

/** What it is called at first, and the case it comes from; whose score it is stands in the view. */
export type NewImprovementView = { title?: string | undefined; case?: string | undefined };

export const newImprovement = createRoute({
  getParentRoute: () => inside,
  path: "/improvements/new",
  validateSearch: (raw: Raw): NewImprovementView => ({
    title: text(raw.title),
    case: text(raw.case),
  }),
  loader: speaks("web-improvements", "web-themes", "web-asking"),
  component: lazyRouteComponent(() => import("./new-improvement.tsx"), "NewImprovementScreen"),
});

export const oneImprovement = createRoute({
  getParentRoute: () => inside,
  path: "/improvements/$improvementId",
  loader: speaks("web-improvements", "web-library", "web-shares", "web-themes"),
  component: lazyRouteComponent(() => import("./improvement-screen.tsx"), "ImprovementScreen"),
});

export const library = createRoute({
  getParentRoute: () => inside,
  path: "/improvements/library",
  validateSearch: readLibrary,
  loader: speaks("web-library", "web-themes"),
  component: lazyRouteComponent(() => import("./library-screen.tsx"), "LibraryScreen"),
});

export const story = createRoute({
  getParentRoute: () => inside,
  path: "/improvements/library/$storyId",
  loader: speaks("web-library", "web-improvements", "web-themes"),
  component: lazyRouteComponent(() => import("./story-screen.tsx"), "StoryScreen"),
});
