import { resolveTxt } from "node:dns/promises";
import { accountRoutes } from "../accounts/account-routes.ts";
import { adviceRoutes } from "../advice/advice-routes.ts";
import { alertRoutes } from "../alerts/alert-routes.ts";
import { announcementRoutes } from "../announcements/announcement-routes.ts";
import { audienceRoutes } from "../audiences/audience-routes.ts";
import { auditRoutes } from "../audit/audit-routes.ts";
import { type AuthParts, authParts, authRoutes } from "../auth/auth-parts.ts";
import { addAuthentication } from "../auth/authenticate-hook.ts";
import { signInRoutes } from "../auth/sign-in-routes.ts";
import { benchmarkRoutes } from "../benchmarks/benchmark-routes.ts";
import { calendarRoutes } from "../calendars/calendar-routes.ts";
import { careRoutes } from "../care/care-routes.ts";
import { caseRoutes } from "../cases/case-routes.ts";
import { caseRuleRoutes } from "../cases/case-rule-routes.ts";
import { conversationRoutes } from "../cases/conversation-routes.ts";
import { savedReplyRoutes } from "../cases/saved-reply-routes.ts";
import { writingRoutes } from "../cases/writing-routes.ts";
import { changeRoutes } from "../changes/change-routes.ts";
import { questionRoutes } from "../channels/door/question-routes.ts";
import { mailRoutes } from "../channels/email/mail-routes.ts";
import { mailServerRoutes } from "../channels/email/mail-server-routes.ts";
import { formSettingsRoutes } from "../channels/form/form-settings-routes.ts";
import { interviewRoutes } from "../channels/interview/interview-routes.ts";
import { kioskSettingsRoutes } from "../channels/kiosk/kiosk-routes.ts";
import { logoRoutes } from "../channels/link/logo-routes.ts";
import { sourceRoutes } from "../channels/link/source-routes.ts";
import { mailInRoutes } from "../channels/mail-in/mail-in-routes.ts";
import { qrRoutes } from "../channels/qr/qr-routes.ts";
import { smsRoutes } from "../channels/sms/sms-routes.ts";
import { messagePreviewRoutes } from "../channels/telegram/message-preview.ts";
import { telegramRoutes } from "../channels/telegram/telegram-routes.ts";
import { widgetSettingsRoutes } from "../channels/widget/widget-settings-routes.ts";
import { comingRoutes } from "../coming/coming-routes.ts";
import { readingOf } from "../comments/reading-queries.ts";
import { readingSettingsRoutes } from "../comments/reading-settings-routes.ts";
import { themeNames } from "../comments/theme-labels.ts";
import { themeRoutes } from "../comments/theme-routes.ts";
import { decisionRoutes } from "../decisions/decision-routes.ts";
import { dossierRoutes } from "../dossier/dossier-routes.ts";
import type { App } from "../errors/http.ts";
import { goalsRoutes } from "../goals/goal-routes.ts";
import { homeRoutes } from "../homes/home-routes.ts";
import { ideaRoutes } from "../ideas/idea-routes.ts";
import { importRoutes } from "../imports/import-routes.ts";
import { improvementRoutes } from "../improvements/improvement-routes.ts";
import { planRoutes } from "../improvements/plan-routes.ts";
import { delightedKeyRoutes } from "../integrations/delighted/delighted-key-routes.ts";
import { mcpRoutes } from "../integrations/mcp/mcp-routes.ts";
import { webhookRoutes } from "../integrations/webhooks/manage/webhook-routes.ts";
import { deliveryRoutes } from "../invitations/delivery-routes.ts";
import { invitationRoutes } from "../invitations/invitation-routes.ts";
import { libraryRoutes } from "../library/library-routes.ts";
import { chatDeskRoutes } from "../live-chat/desk-routes.ts";
import { looseCommentRoutes } from "../loose-comments/loose-comment-routes.ts";
import { kitRoutes } from "../meetings/kit-routes.ts";
import { meetingRoutes } from "../meetings/meeting-routes.ts";
import { offerRoutes } from "../offers/offer-routes.ts";
import { ownModelRoutes } from "../own-model/own-model-routes.ts";
import { writtenRoutes } from "../own-model/written-routes.ts";
import { personRoutes } from "../people/person-routes.ts";
import { segmentRoutes } from "../people/segment-routes.ts";
import { ambassadorRoutes } from "../praise/ambassador-routes.ts";
import { reviewRoutes } from "../praise/review-routes.ts";
import { testimonialRoutes } from "../praise/testimonial-routes.ts";
import { promiseRoutes } from "../promises/promise-routes.ts";
import { publicPageRoutes } from "../public-page/page-routes.ts";
import { motivationRoutes } from "../recognition/motivation-routes.ts";
import { recognitionRoutes } from "../recognition/recognition-routes.ts";
import { referralSettingsRoutes } from "../referrals/referral-settings-routes.ts";
import { reportRoutes } from "../reports/report-routes.ts";
import { replanReports } from "../reports/save-report.ts";
import { bulkRoutes } from "../responses/bulk-routes.ts";
import { personResponseRoutes } from "../responses/person-response-routes.ts";
import { responseRoutes, surveyResponseRoutes } from "../responses/response-routes.ts";
import { rewardCodeRoutes } from "../rewards/reward-code-routes.ts";
import { rewardRoutes } from "../rewards/reward-routes.ts";
import { rightsRoutes } from "../rights/rights-routes.ts";
import { sampleRoutes } from "../sample/sample-routes.ts";
import { scimRoutes } from "../scim/scim-routes.ts";
import { scimSettingsRoutes } from "../scim/scim-settings-routes.ts";
import { goalRoutes } from "../scores/goal-routes.ts";
import { methodRoutes } from "../scores/method-routes.ts";
import { questionFigureRoutes } from "../scores/question-routes.ts";
import { scoreRoutes } from "../scores/score-routes.ts";
import { memberFileRoutes } from "../sendings/member-file-routes.ts";
import { sendingRoutes } from "../sendings/sending-routes.ts";
import { shareRoutes } from "../shares/share-routes.ts";
import { ssoRoutes } from "../single-sign-on/sso-routes.ts";
import { ssoSignInRoutes } from "../single-sign-on/sso-sign-in-routes.ts";
import { surveyRoutes } from "../surveys/survey-routes.ts";
import { beginWalkOfDays } from "../tallies/walk-jobs.ts";
import { noticeRoutes } from "../teams/notice-routes.ts";
import { teamRoutes } from "../teams/team-routes.ts";
import { themeReportRoutes } from "../themes/theme-report-routes.ts";
import { trainingRoutes } from "../trainings/training-routes.ts";
import { viewRoutes } from "../views/view-routes.ts";
import { integrityRoutes } from "../why/integrity-routes.ts";
import { outlookRoutes } from "../why/outlook-routes.ts";
import { trustRoutes } from "../why/trust-routes.ts";
import { whyRoutes } from "../why/why-routes.ts";
import { winBackRoutes } from "../win-back/win-back-routes.ts";
import { workspaceRoutes } from "../workspaces/workspace-routes.ts";
import { alertFindings } from "./alert-findings.ts";
import { addApiManners } from "./api-manners.ts";
import { furtherPages } from "./further-pages.ts";
import { addIdempotency } from "./idempotency.ts";
import { retentionRoutes } from "./keeping-routes.ts";
import { lettersOf } from "./letter-mail.ts";
import { liveRoutes } from "./live.ts";
import { memberLeft } from "./member-left.ts";
import { openApiRoutes } from "./openapi.ts";
import { rateOfScope } from "./rate-of-scope.ts";
import { reassignEverything } from "./reassign-everything.ts";
import { BURST_DAYS } from "./retention.ts";
import type { Services } from "./services.ts";
import { storageRoutes } from "./storage-routes.ts";
import { refuseUnknownFields } from "./strict-requests.ts";

/** `/api/auth` (signing in) and `/api/v1` (everything a screen or a program can do). */
export async function apiRoutes(
  app: App,
  services: Services,
  clock: () => Date,
): Promise<AuthParts> {
  const { config, db, secret, log, sendMail } = services;
  const auth = authParts({
    db,
    secret,
    publicUrl: config.publicUrl,
    log,
    sendMail,
    memberLeft: memberLeft(services.outbox.cases),
  });
  signInRoutes(app, auth);
  const sso = { db, secret, publicUrl: config.publicUrl, mayReach: services.asking.mayReach };
  ssoSignInRoutes(app, { ...auth, ...sso });
  await scimRoutes(app, {
    db,
    publicUrl: config.publicUrl,
    memberLeft: auth.memberLeft,
    forgetKey: auth.keys.forget,
  });
  await app.register((api: App) => versionOne(api, { services, auth, clock }), {
    prefix: "/api/v1",
  });
  await app.register(async (assistants: App) => {
    addAuthentication(assistants, auth.authenticator);
    mcpRoutes(assistants, {
      db,
      responseRate: rateOfScope,
      now: () => new Date(),
      onError: (error) => log.error({ err: error }, "an assistant's question failed"),
    });
  });
  return auth;
}

async function versionOne(
  api: App,
  { services, auth, clock }: { services: Services; auth: AuthParts; clock: () => Date },
): Promise<void> {
  const { config, db, secret, answers, jobs, live, webhooks, asking, reader, sendMail } = services;
  const { publicUrl } = config;
  const { mayReach } = asking;
  const { unsubscribed } = services.outbox;
  const chat = { db, secret, answers, unsubscribed, publicUrl, mayReach };
  refuseUnknownFields(api);
  addAuthentication(api, auth.authenticator);
  await addApiManners(api, db, config);
  addIdempotency(api, db);
  authRoutes(api, auth);
  workspaceRoutes(api, {
    db,
    timeZoneChanged: async (trx, workspaceId) => {
      const now = new Date();
      await beginWalkOfDays(trx, workspaceId, { now, jobs });
      await replanReports(trx, workspaceId, now);
    },
  });
  auditRoutes(api, { db });
  ssoRoutes(api, { db, secret, publicUrl, mayReach, resolveTxt });
  scimSettingsRoutes(api, { db, publicUrl });
  calendarRoutes(api, { db });
  teamRoutes(api, { db });
  noticeRoutes(api, { db, mailWorks: sendMail !== null });
  personRoutes(api, {
    ...{ db, reassignAnswers: reassignEverything(answers) },
    ...{ news: services.outbox.referrals, publicUrl: config.publicUrl },
  });
  referralSettingsRoutes(api, { db });
  rightsRoutes(api, {
    ...{ db, secret, publicUrl, jobs, smtpUrl: config.smtpUrl },
    reassignAnswers: reassignEverything(answers),
    register: { ...config, burstDays: BURST_DAYS },
  });
  segmentRoutes(api, { db });
  changeRoutes(api, { db });
  surveyRoutes(api, { db, publicUrl, jobs });
  questionRoutes(api, { db });
  sourceRoutes(api, { db, publicUrl });
  logoRoutes(api, { db, publicUrl });
  qrRoutes(api, { db, publicUrl });
  kioskSettingsRoutes(api, { db, publicUrl });
  widgetSettingsRoutes(api, { db, publicUrl });
  formSettingsRoutes(api, { db });
  audienceRoutes(api, { db });
  sendingRoutes(api, { db });
  memberFileRoutes(api, { db });
  deliveryRoutes(api, { db, channels: asking.channels });
  invitationRoutes(api, { db });
  mailRoutes(api, { ...asking.mail, email: asking.email, answers });
  mailServerRoutes(api, { ...asking.mail, email: asking.email, bouncesTo: asking.bouncesTo });
  mailInRoutes(api, { ...asking, ...asking.mail, listenerAt: asking.bouncesTo });
  smsRoutes(api, chat);
  telegramRoutes(api, chat);
  messagePreviewRoutes(api, { db, publicUrl });
  interviewRoutes(api, { db, secret, answers });
  rewardRoutes(api, { db });
  rewardCodeRoutes(api, { db });
  surveyResponseRoutes(api, { db, answers, themeNames });
  responseRoutes(api, { db, answers, readingOf, themeNames });
  personResponseRoutes(api, { db });
  looseCommentRoutes(api, { db });
  bulkRoutes(api, { db, answers });
  importRoutes(api, { db, jobs });
  sampleRoutes(api, { db, jobs });
  questionFigureRoutes(api, { db });
  scoreRoutes(api, { db, responseRate: rateOfScope });
  accountRoutes(api, { db });
  winBackRoutes(api, { db });
  benchmarkRoutes(api, { db });
  const mailOf = (workspaceId: string) => lettersOf(asking, workspaceId);
  caseRoutes(api, { db, news: services.outbox.cases, mailOf });
  savedReplyRoutes(api, { db });
  conversationRoutes(api, {
    ...{ db, secret, publicUrl, mailOf, news: services.letters },
    chats: services.outbox.chats,
  });
  writingRoutes(api, { db, presence: services.presence });
  chatDeskRoutes(api, {
    ...{ db, secret, publicUrl },
    ...{ news: services.outbox.cases, chats: services.outbox.chats },
  });
  caseRuleRoutes(api, { db, news: services.outbox.cases });
  promiseRoutes(api, {
    ...{ db, news: services.outbox.promises, caseNews: services.outbox.cases, mailOf },
  });
  dossierRoutes(api, { db });
  careRoutes(api, { db });
  offerRoutes(api, { db, news: services.outbox.offers });
  themeRoutes(api, { db, reader });
  readingSettingsRoutes(api, { db, jobs });
  themeReportRoutes(api, { db });
  ownModelRoutes(api, services.model);
  writtenRoutes(api, services.model);
  goalRoutes(api, { db });
  viewRoutes(api, { db });
  whyRoutes(api, { db });
  decisionRoutes(api, { db, news: services.outbox.decisions });
  comingRoutes(api, { db, publicUrl });
  kitRoutes(api, { db, responseRate: rateOfScope });
  meetingRoutes(api, { db, secret, publicUrl, responseRate: rateOfScope });
  improvementRoutes(api, { db, news: services.outbox.improvements });
  planRoutes(api, { db, reader });
  libraryRoutes(api, { db, reader });
  announcementRoutes(api, { db, sendMail, mailOf });
  publicPageRoutes(api, { db, publicUrl, further: furtherPages(db) });
  ideaRoutes(api, { db, publicUrl, news: services.outbox.ideas });
  testimonialRoutes(api, { db, secret, publicUrl, news: services.outbox.testimonials });
  reviewRoutes(api, { db, news: services.outbox.cases });
  ambassadorRoutes(api, { db, news: services.outbox.ambassadors });
  adviceRoutes(api, { db });
  homeRoutes(api, { db });
  recognitionRoutes(api, { db, answers });
  motivationRoutes(api, db);
  trainingRoutes(api, { db });
  outlookRoutes(api, { db });
  trustRoutes(api, { db });
  integrityRoutes(api, { db, answers });
  alertRoutes(api, {
    ...{ db, canMail: config.smtpUrl !== null },
    ...{ news: services.outbox.alerts, findings: alertFindings },
  });
  methodRoutes(api);
  goalsRoutes(api, { db, responseRate: rateOfScope });
  reportRoutes(api, {
    ...{ db, jobs, smtpUrl: config.smtpUrl, responseRate: rateOfScope },
    ...{ secret, check: webhooks.check },
    now: clock,
  });
  shareRoutes(api, { db, publicUrl, now: () => new Date() });
  webhookRoutes(api, webhooks);
  delightedKeyRoutes(api, { db, secret, publicUrl });
  retentionRoutes(api, { db, config });
  storageRoutes(api, { db, config });
  liveRoutes(api, { live, stands: auth.authenticator.stands });
  openApiRoutes(api);
}
