import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-surveys.json";
import { inside, speaks } from "../../here/routes.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-surveys": typeof messages;
  }
}

export const surveys = createRoute({
  getParentRoute: () => inside,
  path: "/surveys",
  loader: speaks("web-surveys", "web-channels"),
  component: lazyRouteComponent(() => import("./surveys-screen.tsx"), "SurveysScreen"),
});

export const newSurvey = createRoute({
  getParentRoute: () => inside,
  path: "/surveys/new",
  loader: speaks("web-surveys"),
  component: lazyRouteComponent(() => import("./new-survey.tsx"), "NewSurvey"),
});

export const survey = createRoute({
  getParentRoute: () => inside,
  path: "/surveys/$surveyId",
  loader: speaks("web-surveys", "web-channels"),
  component: lazyRouteComponent(() => import("./survey-screen.tsx"), "SurveyScreen"),
});
