import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-imports.json";
import { inside, speaks } from "../../here/routes.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-imports": typeof messages;
  }
}

export const imports = createRoute({
  getParentRoute: () => inside,
  path: "/imports",
  loader: speaks("web-imports"),
  component: lazyRouteComponent(() => import("./imports-screen.tsx"), "ImportsScreen"),
});

export const oneImport = createRoute({
  getParentRoute: () => inside,
  path: "/imports/$importId",
  loader: speaks("web-imports", "import"),
  component: lazyRouteComponent(() => import("./import-screen.tsx"), "ImportScreen"),
});
