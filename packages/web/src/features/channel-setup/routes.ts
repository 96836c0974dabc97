import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-channel-setup.json";
import { inside, speaks } from "../../here/routes.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-channel-setup": typeof messages;
  }
}

export const channelSetup = createRoute({
  getParentRoute: () => inside,
  path: "/settings/channels",
  loader: speaks("web-channel-setup", "web-settings"),
  component: lazyRouteComponent(() => import("./channel-setup-screen.tsx"), "ChannelSetupScreen"),
});

export const oneChannelSetup = createRoute({
  getParentRoute: () => inside,
  path: "/settings/channels/$channel",
  loader: speaks("web-channel-setup", "web-settings"),
  component: lazyRouteComponent(() => import("./channel-setup-screen.tsx"), "ChannelSetupScreen"),
});
