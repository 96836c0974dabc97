import { newsPage } from "../announcements/news-page.ts";
import { mailProviderRoutes } from "../channels/email/provider-routes.ts";
import { formRoutes } from "../channels/form/form-routes.ts";
import { invitationRoutes } from "../channels/invitation/invitation-routes.ts";
import { kioskRoutes } from "../channels/kiosk/kiosk-routes.ts";
import { linkRoutes } from "../channels/link/link-routes.ts";
import { publicLogoRoute } from "../channels/link/logo-routes.ts";
import { mailDoor } from "../channels/mail-in/mail-door.ts";
import { mailHookRoutes } from "../channels/mail-in/mail-hook-routes.ts";
import { referralDoor } from "../channels/recommend/referral-door.ts";
import { incomingSmsRoutes } from "../channels/sms/sms-routes.ts";
import { incomingTelegramRoutes } from "../channels/telegram/telegram-routes.ts";
import { unsubscribeRoutes } from "../channels/unsubscribe/unsubscribe-routes.ts";
import { widgetRoutes } from "../channels/widget/widget-routes.ts";
import { feedRoute } from "../coming/coming-routes.ts";
import { conversationPage } from "../customer-page/conversation-page.ts";
import { keptPage } from "../customer-page/kept-page.ts";
import { recommendFromPage } from "../customer-page/recommend-from-page.ts";
import type { App } from "../errors/http.ts";
import { boardRoutes } from "../ideas/board/board-routes.ts";
import { ideaOfForm } from "../ideas/create-idea.ts";
import { chatButton } from "../live-chat/chat-button.ts";
import { chatDoor } from "../live-chat/chat-door.ts";
import { chatPage } from "../live-chat/chat-page.ts";
import { remotePage } from "../meetings/remote-page.ts";
import { authorPage } from "../praise/author-page.ts";
import { praisePage } from "../praise/praise-page.ts";
import { newsToTell } from "../public-page/news-to-tell.ts";
import { publicPageDoor } from "../public-page/page-door.ts";
import { postedPage } from "../reports/posted-page.ts";
import { recipientPages } from "../reports/recipient-pages.ts";
import { sharedReport } from "../reports/shared-report.ts";
import { rightsPage } from "../rights/rights-page.ts";
import { visitRoutes } from "../shares/visit-routes.ts";
import { furtherPages } from "./further-pages.ts";
import { rateOfScope } from "./rate-of-scope.ts";
import type { Services } from "./services.ts";

/** The doors for customers: answer pages, kiosk, widget, public forms, unsubscribing; and shared pages. */
export async function publicRoutes(app: App, services: Services): Promise<void> {
  const { config, db, log, outbox, answers, secret, asking } = services;
  const { publicUrl } = config;
  const door = { db, answers, secret, publicUrl, ambassadors: outbox.ambassadors };
  const lost = (what: string) => (error: unknown) =>
    log.error({ err: error }, `${what} could not be written`);
  linkRoutes(app, door);
  publicLogoRoute(app, { db });
  invitationRoutes(app, door);
  referralDoor(app, {
    ...{ db, publicUrl, news: outbox.referrals, onError: lost("an arrival by a link") },
  });
  kioskRoutes(app, door);
  formRoutes(app, { ...door, tookIdea: (idea) => ideaOfForm({ db, news: outbox.ideas }, idea) });
  praisePage(app, { db });
  authorPage(app, { db, secret, news: outbox.testimonials });
  boardRoutes(app, { db, secret, publicUrl: config.publicUrl, news: outbox.ideas });
  keptPage(app, { db, secret, news: outbox.cases });
  recommendFromPage(app, { db, secret, publicUrl });
  publicPageDoor(app, { db, further: furtherPages(db) });
  conversationPage(app, {
    ...{ db, secret, letters: services.letters },
    ...{ news: outbox.cases, offers: outbox.offers },
  });
  rightsPage(app, {
    ...{ db, secret, publicUrl: config.publicUrl, jobs: services.jobs, smtpUrl: config.smtpUrl },
  });
  newsPage(app, { db, secret, unsubscribed: outbox.unsubscribed });
  unsubscribeRoutes(app, { db, secret, unsubscribed: outbox.unsubscribed });
  feedRoute(app, { db, publicUrl: config.publicUrl });
  remotePage(app, { db, secret, now: () => new Date() });
  postedPage(app, { db, secret });
  recipientPages(app, { db, secret, now: () => new Date() });
  visitRoutes(app, {
    ...{ db, secret, publicUrl: config.publicUrl },
    responseRate: rateOfScope,
    reportPage: sharedReport(db),
    now: () => new Date(),
  });
  await app.register(async (hooks: App) => mailProviderRoutes(hooks, { db, secret }));
  const handed = mailDoor({ db, secret, news: services.letters });
  await mailHookRoutes(app, { db, secret, door: handed, now: () => new Date() });
  const { unsubscribed } = outbox;
  const chat = { ...door, unsubscribed, publicUrl: config.publicUrl, mayReach: asking.mayReach };
  incomingSmsRoutes(app, chat);
  incomingTelegramRoutes(app, { ...chat, letters: services.letters });
  const talking = {
    ...{ db, secret, letters: services.letters },
    ...{ news: outbox.cases, chats: outbox.chats },
  };
  chatDoor(app, { ...talking, publicUrl: config.publicUrl, waits: services.chats });
  chatPage(app, talking);
  widgetRoutes(app, {
    ...door,
    referrals: outbox.referrals,
    news: newsToTell(db),
    chatButton: chatButton(db, config.publicUrl),
    onError: lost("the widget's counts"),
  });
}
