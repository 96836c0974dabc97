import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-ideas.json";
import { inside, speaks } from "../../here/routes.ts";
import { type Raw, text } from "../../here/view.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-ideas": typeof messages;
  }
}

/** Which of them are listed; a `look` of waiting is the line of those to look at. */
export type IdeasView = {
  state?: string | undefined;
  look?: string | undefined;
  search?: string | undefined;
  sort?: string | undefined;
};

export const ideas = createRoute({
  getParentRoute: () => inside,
  path: "/ideas",
  validateSearch: (raw: Raw): IdeasView => ({
    state: text(raw.state),
    look: text(raw.look),
    search: text(raw.search),
    sort: text(raw.sort),
  }),
  loader: speaks("web-ideas", "web-rooms"),
  component: lazyRouteComponent(() => import("./ideas-screen.tsx"), "IdeasScreen"),
});

export const oneIdea = createRoute({
  getParentRoute: () => inside,
  path: "/ideas/$ideaId",
  loader: speaks("web-ideas"),
  component: lazyRouteComponent(() => import("./idea-screen.tsx"), "IdeaScreen"),
});
