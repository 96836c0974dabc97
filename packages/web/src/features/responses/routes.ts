import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-responses.json";
import { inside, speaks } from "../../here/routes.ts";
import { type Raw, text } from "../../here/view.ts";
import { readList } from "./list-view.ts";
import type { LooseSearch } from "./loose-view.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-responses": typeof messages;
  }
}

export const responses = createRoute({
  getParentRoute: () => inside,
  path: "/responses",
  validateSearch: readList,
  loader: speaks("web-responses", "web-thanks", "web-themes", "web-written"),
  component: lazyRouteComponent(() => import("./responses-screen.tsx"), "ResponsesScreen"),
});

export const withoutScore = createRoute({
  getParentRoute: () => inside,
  path: "/responses/without-score",
  validateSearch: ({ of, source, open, person }: Raw): LooseSearch => ({
    of: text(of),
    source: text(source),
    open: text(open),
    person: text(person),
  }),
  loader: speaks("web-responses"),
  component: lazyRouteComponent(() => import("./loose-comments-screen.tsx"), "LooseCommentsScreen"),
});
