import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-interview.json";
import { inside, speaks } from "../../here/routes.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-interview": typeof messages;
  }
}

export const interview = createRoute({
  getParentRoute: () => inside,
  path: "/interview",
  loader: speaks("web-interview", "web-asking"),
  component: lazyRouteComponent(() => import("./interview-screen.tsx"), "InterviewScreen"),
});
