import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { signedIn } from "../here/guard.ts";
import { NotFound, RouteError } from "../here/route-error.tsx";
import { parseSearch, readView, stringifySearch } from "../here/view.ts";

const root = createRootRouteWithContext<{ client: QueryClient }>()({
  validateSearch: readView,
  component: Outlet,
});
const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  beforeLoad: async ({ context, location, search }) => ({
    me: await signedIn(context.client, location.href, search),
  }),
  component: lazyRouteComponent(() => import("./shell.tsx"), "Shell"),
});
const index = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: ({ search }) => {
    throw redirect({ to: "/overview", search, replace: true });
  },
});

const overview = createRoute({
  getParentRoute: () => inside,
  path: "/overview",
  component: lazyRouteComponent(
    () => import("../features/overview/overview-screen.tsx"),
    "OverviewScreen",
  ),
});
const responses = createRoute({
  getParentRoute: () => inside,
  path: "/responses",
  component: lazyRouteComponent(
    () => import("../features/responses/responses-screen.tsx"),
    "ResponsesScreen",
  ),
});
const surveys = createRoute({
  getParentRoute: () => inside,
  path: "/surveys",
  component: lazyRouteComponent(
    () => import("../features/surveys/surveys-screen.tsx"),
    "SurveysScreen",
  ),
});
const newSurvey = createRoute({
  getParentRoute: () => inside,
  path: "/surveys/new",
  component: lazyRouteComponent(() => import("../features/surveys/new-survey.tsx"), "NewSurvey"),
});
const survey = createRoute({
  getParentRoute: () => inside,
  path: "/surveys/$surveyId",
  component: lazyRouteComponent(
    () => import("../features/surveys/survey-screen.tsx"),
    "SurveyScreen",
  ),
});
const imports = createRoute({
  getParentRoute: () => inside,
  path: "/imports",
  component: lazyRouteComponent(
    () => import("../features/imports/imports-screen.tsx"),
    "ImportsScreen",
  ),
});
const oneImport = createRoute({
  getParentRoute: () => inside,
  path: "/imports/$importId",
  component: lazyRouteComponent(
    () => import("../features/imports/import-screen.tsx"),
    "ImportScreen",
  ),
});
const people = createRoute({
  getParentRoute: () => inside,
  path: "/people",
  component: lazyRouteComponent(
    () => import("../features/people/people-screen.tsx"),
    "PeopleScreen",
  ),
});
const newPerson = createRoute({
  getParentRoute: () => inside,
  path: "/people/new",
  component: lazyRouteComponent(() => import("../features/people/new-person.tsx"), "NewPerson"),
});
const person = createRoute({
  getParentRoute: () => inside,
  path: "/people/$personId",
  component: lazyRouteComponent(
    () => import("../features/people/person-screen.tsx"),
    "PersonScreen",
  ),
});
const segments = createRoute({
  getParentRoute: () => inside,
  path: "/people/segments",
  component: lazyRouteComponent(
    () => import("../features/people/segments-screen.tsx"),
    "SegmentsScreen",
  ),
});
const segment = createRoute({
  getParentRoute: () => inside,
  path: "/people/segments/$segmentId",
  component: lazyRouteComponent(
    () => import("../features/people/segment-screen.tsx"),
    "SegmentScreen",
  ),
});
const sendings = createRoute({
  getParentRoute: () => inside,
  path: "/asking",
  component: lazyRouteComponent(
    () => import("../features/asking/sendings-screen.tsx"),
    "SendingsScreen",
  ),
});
const newSending = createRoute({
  getParentRoute: () => inside,
  path: "/asking/new",
  component: lazyRouteComponent(() => import("../features/asking/new-sending.tsx"), "NewSending"),
});
const sending = createRoute({
  getParentRoute: () => inside,
  path: "/asking/sendings/$sendingId",
  component: lazyRouteComponent(
    () => import("../features/asking/sending-screen.tsx"),
    "SendingScreen",
  ),
});
const calendar = createRoute({
  getParentRoute: () => inside,
  path: "/asking/calendar",
  component: lazyRouteComponent(
    () => import("../features/asking/calendar-screen.tsx"),
    "CalendarScreen",
  ),
});
const fates = createRoute({
  getParentRoute: () => inside,
  path: "/asking/fates",
  component: lazyRouteComponent(() => import("../features/asking/fates-screen.tsx"), "FatesScreen"),
});
const held = createRoute({
  getParentRoute: () => inside,
  path: "/asking/held",
  component: lazyRouteComponent(() => import("../features/asking/held-screen.tsx"), "HeldScreen"),
});
const mail = createRoute({
  getParentRoute: () => inside,
  path: "/asking/mail",
  component: lazyRouteComponent(() => import("../features/asking/mail-screen.tsx"), "MailScreen"),
});
const askingRules = createRoute({
  getParentRoute: () => inside,
  path: "/asking/rules",
  component: lazyRouteComponent(() => import("../features/asking/rules-screen.tsx"), "RulesScreen"),
});
const channels = createRoute({
  getParentRoute: () => inside,
  path: "/surveys/$surveyId/channels",
  component: lazyRouteComponent(
    () => import("../features/channels/channels-screen.tsx"),
    "ChannelsScreen",
  ),
});
const channelsPart = createRoute({
  getParentRoute: () => inside,
  path: "/surveys/$surveyId/channels/$part",
  component: lazyRouteComponent(
    () => import("../features/channels/channels-screen.tsx"),
    "ChannelsScreen",
  ),
});
const webhooks = createRoute({
  getParentRoute: () => inside,
  path: "/webhooks",
  component: lazyRouteComponent(
    () => import("../features/webhooks/webhooks-screen.tsx"),
    "WebhooksScreen",
  ),
});
const webhook = createRoute({
  getParentRoute: () => inside,
  path: "/webhooks/$webhookId",
  component: lazyRouteComponent(
    () => import("../features/webhooks/webhook-screen.tsx"),
    "WebhookScreen",
  ),
});
const interview = createRoute({
  getParentRoute: () => inside,
  path: "/interview",
  component: lazyRouteComponent(
    () => import("../features/interview/interview-screen.tsx"),
    "InterviewScreen",
  ),
});
const settings = createRoute({
  getParentRoute: () => inside,
  path: "/settings",
  component: lazyRouteComponent(
    () => import("../features/settings/settings-screen.tsx"),
    "SettingsScreen",
  ),
});
const settingsPart = createRoute({
  getParentRoute: () => inside,
  path: "/settings/$part",
  component: lazyRouteComponent(
    () => import("../features/settings/settings-screen.tsx"),
    "SettingsScreen",
  ),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  component: lazyRouteComponent(
    () => import("../features/sign-in/setup-screen.tsx"),
    "SetupScreen",
  ),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  component: lazyRouteComponent(
    () => import("../features/sign-in/sign-in-screen.tsx"),
    "SignInScreen",
  ),
});
const forgot = createRoute({
  getParentRoute: () => root,
  path: "/forgot-password",
  component: lazyRouteComponent(
    () => import("../features/sign-in/forgot-screen.tsx"),
    "ForgotScreen",
  ),
});
const reset = createRoute({
  getParentRoute: () => root,
  path: "/reset-password",
  component: lazyRouteComponent(
    () => import("../features/sign-in/reset-screen.tsx"),
    "ResetScreen",
  ),
});
const accept = createRoute({
  getParentRoute: () => root,
  path: "/accept-invitation",
  component: lazyRouteComponent(
    () => import("../features/sign-in/accept-screen.tsx"),
    "AcceptScreen",
  ),
});

const tree = root.addChildren([
  index,
  inside.addChildren([
    overview,
    responses,
    surveys,
    newSurvey,
    survey,
    imports,
    oneImport,
    people,
    newPerson,
    person,
    segments,
    segment,
    sendings,
    newSending,
    sending,
    calendar,
    fates,
    held,
    mail,
    askingRules,
    interview,
    channels,
    channelsPart,
    webhooks,
    webhook,
    settings,
    settingsPart,
  ]),
  setup,
  signIn,
  forgot,
  reset,
  accept,
]);

export function makeRouter(client: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { client },
    parseSearch,
    stringifySearch,
    defaultPreload: "intent",
    defaultPendingMs: 200,
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}
