import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type dossierMessages from "../../../../../locales/en/web-dossier.json";
import type messages from "../../../../../locales/en/web-people.json";
import { inside, speaks } from "../../here/routes.ts";
import { readPeople } from "./people-view.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-people": typeof messages;
    "web-dossier": typeof dossierMessages;
  }
}

export const people = createRoute({
  getParentRoute: () => inside,
  path: "/people",
  validateSearch: readPeople,
  loader: speaks("web-people"),
  component: lazyRouteComponent(() => import("./people-screen.tsx"), "PeopleScreen"),
});

export const newPerson = createRoute({
  getParentRoute: () => inside,
  path: "/people/new",
  loader: speaks("web-people"),
  component: lazyRouteComponent(() => import("./new-person.tsx"), "NewPerson"),
});

export const person = createRoute({
  getParentRoute: () => inside,
  path: "/people/$personId",
  loader: speaks("web-people", "web-asking", "web-promises", "web-dossier"),
  component: lazyRouteComponent(() => import("./person-screen.tsx"), "PersonScreen"),
});

export const segments = createRoute({
  getParentRoute: () => inside,
  path: "/people/segments",
  loader: speaks("web-people"),
  component: lazyRouteComponent(() => import("./segments-screen.tsx"), "SegmentsScreen"),
});

export const segment = createRoute({
  getParentRoute: () => inside,
  path: "/people/segments/$segmentId",
  loader: speaks("web-people"),
  component: lazyRouteComponent(() => import("./segment-screen.tsx"), "SegmentScreen"),
});
