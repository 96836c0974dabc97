import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-webhooks.json";
import { inside, speaks } from "../../here/routes.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-webhooks": typeof messages;
  }
}

export const webhooks = createRoute({
  getParentRoute: () => inside,
  path: "/webhooks",
  loader: speaks("web-webhooks"),
  component: lazyRouteComponent(() => import("./webhooks-screen.tsx"), "WebhooksScreen"),
});

export const webhook = createRoute({
  getParentRoute: () => inside,
  path: "/webhooks/$webhookId",
  loader: speaks("web-webhooks"),
  component: lazyRouteComponent(() => import("./webhook-screen.tsx"), "WebhookScreen"),
});
