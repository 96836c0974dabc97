import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-own-model.json";
import type written from "../../../../../locales/en/web-written.json";
import { inside, speaks } from "../../here/routes.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-own-model": typeof messages;
    "web-written": typeof written;
  }
}

export const ownModel = createRoute({
  getParentRoute: () => inside,
  path: "/themes/model",
  loader: speaks("web-own-model", "web-written", "web-themes"),
  component: lazyRouteComponent(() => import("./own-model-screen.tsx"), "OwnModelScreen"),
});
