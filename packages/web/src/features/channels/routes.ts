import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-channels.json";
import { inside, speaks } from "../../here/routes.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-channels": typeof messages;
  }
}

export const channels = createRoute({
  getParentRoute: () => inside,
  path: "/surveys/$surveyId/channels",
  loader: speaks("web-channels"),
  component: lazyRouteComponent(() => import("./channels-screen.tsx"), "ChannelsScreen"),
});

export const channelsPart = createRoute({
  getParentRoute: () => inside,
  path: "/surveys/$surveyId/channels/$part",
  loader: speaks("web-channels"),
  component: lazyRouteComponent(() => import("./channels-screen.tsx"), "ChannelsScreen"),
});
