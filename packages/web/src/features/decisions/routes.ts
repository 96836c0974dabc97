import type { DecisionSourceKind } from "@candor/contract/decision.ts";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-decisions.json";
import { inside, speaks } from "../../here/routes.ts";
import { oneOf, type Raw, text } from "../../here/view.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-decisions": typeof messages;
  }
}

export const decisions = createRoute({
  getParentRoute: () => inside,
  path: "/decisions",
  loader: speaks("web-decisions", "web-rooms"),
  component: lazyRouteComponent(() => import("./decisions-screen.tsx"), "DecisionsScreen"),
});

const KINDS: readonly DecisionSourceKind[] = ["improvement", "goal", "alert", "theme", "meeting"];

/** What it is about at first, what it comes from, and which decision it holds instead of. */
export type NewDecisionView = {
  question?: string | undefined;
  of?: DecisionSourceKind | undefined;
  id?: string | undefined;
  instead?: string | undefined;
};

export const newDecision = createRoute({
  getParentRoute: () => inside,
  path: "/decisions/new",
  validateSearch: (raw: Raw): NewDecisionView => ({
    question: text(raw.question),
    of: oneOf(raw.of, KINDS),
    id: text(raw.id),
    instead: text(raw.instead),
  }),
  loader: speaks("web-decisions", "web-themes"),
  component: lazyRouteComponent(() => import("./new-decision.tsx"), "NewDecisionScreen"),
});

export const oneDecision = createRoute({
  getParentRoute: () => inside,
  path: "/decisions/$decisionId",
  loader: speaks("web-decisions", "web-themes"),
  component: lazyRouteComponent(() => import("./decision-screen.tsx"), "DecisionScreen"),
});
