import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inside, speaks } from "../../here/routes.ts";
import { readThemes } from "./themes-view.ts";

export const themes = createRoute({
  getParentRoute: () => inside,
  path: "/themes",
  validateSearch: readThemes,
  loader: speaks("web-themes"),
  component: lazyRouteComponent(() => import("./themes-screen.tsx"), "ThemesScreen"),
});

export const newTheme = createRoute({
  getParentRoute: () => inside,
  path: "/themes/new",
  loader: speaks("web-themes"),
  component: lazyRouteComponent(() => import("./theme-editor.tsx"), "NewTheme"),
});

export const disagreements = createRoute({
  getParentRoute: () => inside,
  path: "/themes/disagreements",
  loader: speaks("web-themes"),
  component: lazyRouteComponent(() => import("./disagreements-screen.tsx"), "DisagreementsScreen"),
});

export const readingSettings = createRoute({
  getParentRoute: () => inside,
  path: "/themes/settings",
  loader: speaks("web-themes"),
  component: lazyRouteComponent(() => import("./reading-settings.tsx"), "ReadingSettingsScreen"),
});

export const theme = createRoute({
  getParentRoute: () => inside,
  path: "/themes/$themeId",
  loader: speaks("web-themes", "web-written", "web-shares", "web-improvements", "web-library"),
  component: lazyRouteComponent(() => import("./theme-screen.tsx"), "ThemeScreen"),
});

export const editTheme = createRoute({
  getParentRoute: () => inside,
  path: "/themes/$themeId/edit",
  loader: speaks("web-themes"),
  component: lazyRouteComponent(() => import("./theme-editor.tsx"), "EditTheme"),
});
