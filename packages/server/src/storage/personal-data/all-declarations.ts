import type { Tables } from "../tables.ts";
import { accountDeclarations } from "./accounts.ts";
import { adviceDeclarations } from "./advice.ts";
import { alertDeclarations } from "./alerts.ts";
import { announcementDeclarations } from "./announcements.ts";
import { askingDeclarations } from "./asking.ts";
import { calendarFeedDeclarations } from "./calendar-feeds.ts";
import { caseDeclarations } from "./cases.ts";
import { channelDeclarations } from "./channels.ts";
import { chatDeclarations } from "./chat.ts";
import { commentDeclarations } from "./comments.ts";
import { conversationDeclarations } from "./conversations.ts";
import { coreDeclarations } from "./core.ts";
import { decisionDeclarations } from "./decisions.ts";
import type { Declarations, TableDeclaration } from "./declaration.ts";
import { dossierDeclarations } from "./dossier.ts";
import { dueDeclarations } from "./due.ts";
import { employeeSurveyDeclarations } from "./employee-surveys.ts";
import { goalDeclarations } from "./goals.ts";
import { ideaDeclarations } from "./ideas.ts";
import { importDeclarations } from "./imports.ts";
import { improvementDeclarations } from "./improvements.ts";
import { libraryDeclarations } from "./library.ts";
import { meetingDeclarations } from "./meetings.ts";
import { offerDeclarations } from "./offers.ts";
import { organisationDeclarations } from "./organisations.ts";
import { ownModelDeclarations } from "./own-model.ts";
import { praiseDeclarations } from "./praise.ts";
import { promiseDeclarations } from "./promises.ts";
import { recognitionDeclarations } from "./recognition.ts";
import { referralDeclarations } from "./referrals.ts";
import { reportDeclarations } from "./reports.ts";
import { rightsDeclarations } from "./rights.ts";
import { screenDeclarations } from "./screens.ts";
import { shareDeclarations } from "./shares.ts";
import { signInDeclarations } from "./sign-in.ts";
import { teamDeclarations } from "./teams.ts";
import { trainingDeclarations } from "./trainings.ts";
import { viewDeclarations } from "./views.ts";
import { webhookDeclarations } from "./webhooks.ts";
import { winBackDeclarations } from "./win-back.ts";

/** Every table with what it says about people. A table that is missing here does not compile. */
const ALL: Declarations<Tables> = {
  ...coreDeclarations,
  ...accountDeclarations,
  ...ideaDeclarations,
  ...adviceDeclarations,
  ...importDeclarations,
  ...improvementDeclarations,
  ...libraryDeclarations,
  ...announcementDeclarations,
  ...askingDeclarations,
  ...calendarFeedDeclarations,
  ...caseDeclarations,
  ...channelDeclarations,
  ...commentDeclarations,
  ...chatDeclarations,
  ...conversationDeclarations,
  ...dossierDeclarations,
  ...referralDeclarations,
  ...decisionDeclarations,
  ...dueDeclarations,
  ...meetingDeclarations,
  ...employeeSurveyDeclarations,
  ...offerDeclarations,
  ...organisationDeclarations,
  ...ownModelDeclarations,
  ...praiseDeclarations,
  ...promiseDeclarations,
  ...teamDeclarations,
  ...trainingDeclarations,
  ...goalDeclarations,
  ...recognitionDeclarations,
  ...reportDeclarations,
  ...rightsDeclarations,
  ...screenDeclarations,
  ...shareDeclarations,
  ...signInDeclarations,
  ...viewDeclarations,
  ...alertDeclarations,
  ...webhookDeclarations,
  ...winBackDeclarations,
};

/** A table and its declaration, for what treats all tables alike. */
export type DeclaredTable = TableDeclaration<Record<string, unknown>> & { table: string };

/** All of them, in the order in which they are walked. */
export const DECLARED_TABLES: readonly DeclaredTable[] = Object.entries(ALL).map(
  ([table, declaration]) => ({
    table,
    ...(declaration as unknown as TableDeclaration<Record<string, unknown>>),
  }),
);
