import type { QueryClient } from "@tanstack/react-query";
import { createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import * as accountsRoutes from "../features/accounts/routes.ts";
import * as acrossRoutes from "../features/across/routes.ts";
import * as adviceRoutes from "../features/advice/routes.ts";
import * as alertsRoutes from "../features/alerts/routes.ts";
import * as announcementsRoutes from "../features/announcements/routes.ts";
import * as askingRoutes from "../features/asking/routes.ts";
import * as casesRoutes from "../features/cases/routes.ts";
import * as channelSetupRoutes from "../features/channel-setup/routes.ts";
import * as channelsRoutes from "../features/channels/routes.ts";
import * as comingRoutes from "../features/coming/routes.ts";
import * as decisionsRoutes from "../features/decisions/routes.ts";
import * as goalsRoutes from "../features/goals/routes.ts";
import * as ideasRoutes from "../features/ideas/routes.ts";
import * as importsRoutes from "../features/imports/routes.ts";
import * as improvementsRoutes from "../features/improvements/routes.ts";
import * as interviewRoutes from "../features/interview/routes.ts";
import * as keepingRoutes from "../features/keeping/routes.ts";
import * as meetingsRoutes from "../features/meetings/routes.ts";
import * as movingRoutes from "../features/moving/routes.ts";
import * as offersRoutes from "../features/offers/routes.ts";
import * as overviewRoutes from "../features/overview/routes.ts";
import * as ownModelRoutes from "../features/own-model/routes.ts";
import * as peopleRoutes from "../features/people/routes.ts";
import * as praiseRoutes from "../features/praise/routes.ts";
import * as publicPageRoutes from "../features/public-page/routes.ts";
import * as questionsRoutes from "../features/questions/routes.ts";
import * as recognitionRoutes from "../features/recognition/routes.ts";
import * as reportsRoutes from "../features/reports/routes.ts";
import * as responsesRoutes from "../features/responses/routes.ts";
import * as rewardsRoutes from "../features/rewards/routes.ts";
import * as settingsRoutes from "../features/settings/routes.ts";
import * as signInRoutes from "../features/sign-in/routes.ts";
import * as ssoRoutes from "../features/single-sign-on/routes.ts";
import * as surveysRoutes from "../features/surveys/routes.ts";
import * as teamsRoutes from "../features/teams/routes.ts";
import * as themesRoutes from "../features/themes/routes.ts";
import * as viewsRoutes from "../features/views/routes.ts";
import * as webhooksRoutes from "../features/webhooks/routes.ts";
import * as whyRoutes from "../features/why/routes.ts";
import * as winBackRoutes from "../features/win-back/routes.ts";
import { signedIn } from "../here/guard.ts";
import { homeScreen } from "../here/home.ts";
import { NotFound, RouteError } from "../here/route-error.tsx";
import { inside, root } from "../here/routes.ts";
import { parseSearch, stringifySearch } from "../here/view.ts";
import type { Speech } from "../language/speech.ts";

const index = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: async ({ context, location, search }) => {
    const me = await signedIn(context.client, location.href, search);
    const here = me.workspaces.find(({ id }) => id === search.workspace) ?? me.workspaces[0];
    throw redirect({ to: homeScreen(here?.home), search, replace: true });
  },
});

inside.update({ component: lazyRouteComponent(() => import("./shell.tsx"), "Shell") });

/** The gallery of parts, for whoever works on them; a build for people leaves it out. */
const gallery = createRoute({
  getParentRoute: () => root,
  path: "/parts",
  component: import.meta.env.DEV
    ? lazyRouteComponent(() => import("./gallery/gallery.tsx"), "Gallery")
    : NotFound,
});

/** Every screen there is. A feature's routes stand in its own folder. */
const tree = root.addChildren([
  index,
  gallery,
  inside.addChildren([
    overviewRoutes.overview,
    adviceRoutes.advice,
    alertsRoutes.alerts,
    alertsRoutes.newAlertRule,
    whyRoutes.why,
    whyRoutes.first,
    whyRoutes.portraits,
    whyRoutes.journey,
    whyRoutes.outlook,
    goalsRoutes.goals,
    whyRoutes.worth,
    whyRoutes.came,
    whyRoutes.drivers,
    whyRoutes.others,
    whyRoutes.answered,
    whyRoutes.unusual,
    viewsRoutes.allSurveys,
    viewsRoutes.crossing,
    responsesRoutes.responses,
    responsesRoutes.withoutScore,
    themesRoutes.themes,
    themesRoutes.newTheme,
    themesRoutes.disagreements,
    themesRoutes.readingSettings,
    ownModelRoutes.ownModel,
    themesRoutes.theme,
    themesRoutes.editTheme,
    surveysRoutes.surveys,
    surveysRoutes.newSurvey,
    surveysRoutes.survey,
    questionsRoutes.questions,
    questionsRoutes.figures,
    importsRoutes.imports,
    importsRoutes.oneImport,
    peopleRoutes.people,
    peopleRoutes.newPerson,
    peopleRoutes.person,
    peopleRoutes.segments,
    peopleRoutes.segment,
    accountsRoutes.accounts,
    accountsRoutes.account,
    winBackRoutes.winBack,
    askingRoutes.sendings,
    askingRoutes.newSending,
    askingRoutes.sending,
    askingRoutes.calendar,
    askingRoutes.fates,
    askingRoutes.held,
    askingRoutes.rates,
    askingRoutes.mail,
    askingRoutes.askingRules,
    channelsRoutes.channels,
    channelsRoutes.channelsPart,
    webhooksRoutes.webhooks,
    webhooksRoutes.webhook,
    casesRoutes.cases,
    casesRoutes.calls,
    casesRoutes.chats,
    casesRoutes.promises,
    casesRoutes.report,
    casesRoutes.newCase,
    casesRoutes.rules,
    casesRoutes.care,
    casesRoutes.causes,
    casesRoutes.replies,
    casesRoutes.oneCase,
    improvementsRoutes.improvements,
    improvementsRoutes.newImprovement,
    improvementsRoutes.oneImprovement,
    improvementsRoutes.library,
    improvementsRoutes.story,
    decisionsRoutes.decisions,
    decisionsRoutes.newDecision,
    decisionsRoutes.oneDecision,
    meetingsRoutes.meetings,
    meetingsRoutes.oneMeeting,
    meetingsRoutes.wall,
    meetingsRoutes.workshops,
    comingRoutes.coming,
    announcementsRoutes.announcements,
    announcementsRoutes.oneAnnouncement,
    ideasRoutes.ideas,
    ideasRoutes.oneIdea,
    praiseRoutes.testimonials,
    praiseRoutes.reviews,
    praiseRoutes.ambassadors,
    praiseRoutes.referrals,
    offersRoutes.offers,
    recognitionRoutes.myEffect,
    recognitionRoutes.thanks,
    recognitionRoutes.trainings,
    recognitionRoutes.motivation,
    teamsRoutes.teams,
    teamsRoutes.absences,
    teamsRoutes.employees,
    teamsRoutes.calendars,
    teamsRoutes.calendar,
    teamsRoutes.notices,
    teamsRoutes.noticeSettings,
    interviewRoutes.interview,
    acrossRoutes.across,
    rewardsRoutes.rewards,
    publicPageRoutes.publicPage,
    reportsRoutes.reports,
    movingRoutes.moving,
    keepingRoutes.retention,
    keepingRoutes.privacy,
    keepingRoutes.storage,
    ssoRoutes.singleSignOn,
    channelSetupRoutes.channelSetup,
    channelSetupRoutes.oneChannelSetup,
    settingsRoutes.settings,
    settingsRoutes.settingsPart,
  ]),
  signInRoutes.setup,
  signInRoutes.signIn,
  signInRoutes.forgot,
  signInRoutes.reset,
  signInRoutes.accept,
]);

export function makeRouter(client: QueryClient, speech: Speech) {
  return createRouter({
    routeTree: tree,
    context: { client, speech },
    parseSearch,
    stringifySearch,
    // A key that the next screen does not know does not follow into its address.
    search: { strict: true },
    defaultPreload: "intent",
    defaultPendingMs: 200,
    // Loaders fetch words; what they fetched once does not go stale.
    defaultStaleTime: Number.POSITIVE_INFINITY,
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}
