import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-questions.json";
import { inside, speaks } from "../../here/routes.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-questions": typeof messages;
  }
}

export const questions = createRoute({
  getParentRoute: () => inside,
  path: "/surveys/$surveyId/questions",
  loader: speaks("web-questions"),
  component: lazyRouteComponent(() => import("./questions-screen.tsx"), "QuestionsScreen"),
});

export const figures = createRoute({
  getParentRoute: () => inside,
  path: "/figures",
  loader: speaks("web-questions", "web-asking", "web-themes"),
  component: lazyRouteComponent(() => import("./figures-screen.tsx"), "FiguresScreen"),
});
