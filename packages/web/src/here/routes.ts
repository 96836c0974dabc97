import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, Outlet } from "@tanstack/react-router";
import type { Area, OpenArea } from "../language/areas.ts";
import type { Speech } from "../language/speech.ts";
import { signedIn } from "./guard.ts";
import { speakAsChosen } from "./own-language.ts";
import { readView } from "./view.ts";

export type RouterContext = { client: QueryClient; speech: Speech };

/** Where every screen hangs; it reads the part of the address that all of them share. */
export const root = createRootRouteWithContext<RouterContext>()({
  validateSearch: readView,
  component: Outlet,
});

/** Where the screens of those who are signed in hang; the frame puts its shell around them. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  beforeLoad: async ({ context, location, search }) => {
    const me = await signedIn(context.client, location.href, search);
    await speakAsChosen(me, context.speech);
    return { me };
  },
});

/** A route's loader that fetches the areas of the catalogue which its screen speaks. */
export function speaks(...areas: (Area | OpenArea)[]) {
  return ({ context }: { context: RouterContext }) => context.speech.need(areas);
}
