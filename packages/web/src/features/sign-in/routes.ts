import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-sign-in.json";
import { root, speaks } from "../../here/routes.ts";
import { readInvitation, readReset, readSignIn } from "./sign-in-view.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-sign-in": typeof messages;
  }
}

export const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  loader: speaks("web-sign-in"),
  component: lazyRouteComponent(() => import("./setup-screen.tsx"), "SetupScreen"),
});

export const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: readSignIn,
  loader: speaks("web-sign-in"),
  component: lazyRouteComponent(() => import("./sign-in-screen.tsx"), "SignInScreen"),
});

export const forgot = createRoute({
  getParentRoute: () => root,
  path: "/forgot-password",
  loader: speaks("web-sign-in"),
  component: lazyRouteComponent(() => import("./forgot-screen.tsx"), "ForgotScreen"),
});

export const reset = createRoute({
  getParentRoute: () => root,
  path: "/reset-password",
  validateSearch: readReset,
  loader: speaks("web-sign-in"),
  component: lazyRouteComponent(() => import("./reset-screen.tsx"), "ResetScreen"),
});

export const accept = createRoute({
  getParentRoute: () => root,
  path: "/accept-invitation",
  validateSearch: readInvitation,
  loader: speaks("web-sign-in"),
  component: lazyRouteComponent(() => import("./accept-screen.tsx"), "AcceptScreen"),
});
