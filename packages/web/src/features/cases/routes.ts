import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type messages from "../../../../../locales/en/web-cases.json";
import type promiseMessages from "../../../../../locales/en/web-promises.json";
import type replyMessages from "../../../../../locales/en/web-replies.json";
import { inside, speaks } from "../../here/routes.ts";
import {
  readCalls,
  readCases,
  readChats,
  readNewCase,
  readPromises,
  readReport,
} from "./cases-view.ts";

declare module "../../language/areas.ts" {
  interface Areas {
    "web-cases": typeof messages;
    "web-promises": typeof promiseMessages;
    "web-replies": typeof replyMessages;
  }
}

export const cases = createRoute({
  getParentRoute: () => inside,
  path: "/cases",
  validateSearch: readCases,
  loader: speaks("web-cases"),
  component: lazyRouteComponent(() => import("./cases-screen.tsx"), "CasesScreen"),
});

export const calls = createRoute({
  getParentRoute: () => inside,
  path: "/cases/calls",
  validateSearch: readCalls,
  loader: speaks("web-cases", "web-dossier", "web-homes"),
  component: lazyRouteComponent(() => import("./calls-screen.tsx"), "CallsScreen"),
});

export const chats = createRoute({
  getParentRoute: () => inside,
  path: "/cases/chats",
  validateSearch: readChats,
  loader: speaks("web-cases", "web-promises", "web-replies", "web-surveys"),
  component: lazyRouteComponent(() => import("./chats-screen.tsx"), "ChatsScreen"),
});

export const promises = createRoute({
  getParentRoute: () => inside,
  path: "/cases/promises",
  validateSearch: readPromises,
  loader: speaks("web-cases", "web-promises"),
  component: lazyRouteComponent(() => import("./promises-screen.tsx"), "PromisesScreen"),
});

export const report = createRoute({
  getParentRoute: () => inside,
  path: "/cases/report",
  validateSearch: readReport,
  loader: speaks("web-cases"),
  component: lazyRouteComponent(() => import("./report-screen.tsx"), "ReportScreen"),
});

export const newCase = createRoute({
  getParentRoute: () => inside,
  path: "/cases/new",
  validateSearch: readNewCase,
  loader: speaks("web-cases"),
  component: lazyRouteComponent(() => import("./new-case.tsx"), "NewCaseScreen"),
});

export const rules = createRoute({
  getParentRoute: () => inside,
  path: "/cases/rules",
  loader: speaks("web-cases", "web-themes"),
  component: lazyRouteComponent(() => import("./rules-screen.tsx"), "RulesScreen"),
});

export const care = createRoute({
  getParentRoute: () => inside,
  path: "/cases/care",
  loader: speaks("web-cases", "web-dossier"),
  component: lazyRouteComponent(() => import("./care-screen.tsx"), "CareScreen"),
});

export const causes = createRoute({
  getParentRoute: () => inside,
  path: "/cases/causes",
  loader: speaks("web-cases"),
  component: lazyRouteComponent(() => import("./causes-screen.tsx"), "CausesScreen"),
});

export const replies = createRoute({
  getParentRoute: () => inside,
  path: "/cases/replies",
  loader: speaks("web-cases", "web-replies"),
  component: lazyRouteComponent(() => import("./replies-screen.tsx"), "RepliesScreen"),
});

export const oneCase = createRoute({
  getParentRoute: () => inside,
  path: "/cases/$caseId",
  loader: speaks("web-cases", "web-promises", "web-replies", "web-surveys", "web-thanks"),
  component: lazyRouteComponent(() => import("./case-screen.tsx"), "CaseScreen"),
});
