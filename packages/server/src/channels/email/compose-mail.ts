import type { Group } from "@candor/contract/common.ts";
import type { MailSettings } from "@candor/contract/sending.ts";
import { sql } from "kysely";
import MailComposer from "nodemailer/lib/mail-composer";
import { surveyAsking } from "../../audiences/asking-rules.ts";
import type { OutgoingMail } from "../../delivery/smtp-courier.ts";
import { KnownError } from "../../errors/known-error.ts";
import type { ClaimedMessage } from "../../invitations/claimed-message.ts";
import { type InvitationLinks, invitationLinks } from "../../invitations/open-invitation.ts";
import { groupOf } from "../../responses/answer.ts";
import { asAsked, ownMailWords } from "../../sendings/own-words.ts";
import type { Database } from "../../storage/database.ts";
import { brandOf } from "../../surveys/brand.ts";
import { languageFor, type SurveyRow, textsOf } from "../../surveys/survey.ts";
import { getSurvey } from "../../surveys/survey-queries.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";
import { openingOf } from "./mail-texts.ts";
import { type MailView, renderMailHtml, renderMailText } from "./render-mail.ts";
import { messageToken } from "./verp.ts";

export interface MailDeps {
  db: Database;
  secret: ServerSecret;
  publicUrl: string;
  /** MAIL_FROM: an address, or a name and an address. */
  mailFrom: string;
  /** Where bounces are taken in; null leaves them to the sender's own mailbox. */
  bounceDomain: string | null;
}

/** A mail before it is put on the wire. */
export interface WrittenMail {
  view: MailView;
  from: { name: string; address: string };
  replyTo: string | null;
  html: string;
  text: string;
}

/** What all mails of a survey have in common. */
export interface SurveyMail {
  survey: SurveyRow;
  settings: MailSettings;
}

interface SurveyRef {
  workspaceId: string;
  surveyId: string;
}

/** A change of wording may take so long to reach the mails of a sending that is going out. */
const FRESH_MS = 3000;

/** Remembers for a moment what all mails of a survey have in common: a thousand of them ask once. */
export function surveyMails(db: Database): (q: SurveyRef) => Promise<SurveyMail> {
  const known = new Map<string, { until: number; mail: Promise<SurveyMail> }>();
  return (q) => {
    const now = Date.now();
    const cached = known.get(q.surveyId);
    if (cached && cached.until > now) return cached.mail;
    const mail = surveyMail(db, q);
    known.set(q.surveyId, { until: now + FRESH_MS, mail });
    mail.catch(() => known.delete(q.surveyId));
    return mail;
  };
}

async function surveyMail(db: Database, q: SurveyRef): Promise<SurveyMail> {
  const { mail } = await surveyAsking(db, q);
  return { survey: await getSurvey(db, q), settings: mail };
}

/** The mail of one invitation, ready to be handed over. */
export async function composeInvitationMail(
  deps: MailDeps,
  message: ClaimedMessage,
  mails = surveyMails(deps.db),
): Promise<OutgoingMail> {
  const person = await readerOf(deps.db, message);
  const { survey: asItIs, settings } = await mails(message);
  const survey = asAsked(asItIs, person.properties);
  const reminder = message.purpose === "remind";
  const links = linksOf(deps, survey, message);
  const mail = writeMail(
    deps,
    { survey, settings },
    {
      languages: [person.invited_language, person.language],
      name: person.name,
      group: person.last_score === null ? null : groupOf(person.last_score),
      reminder,
      links,
      ...(reminder ? {} : { words: ownMailWords(person.properties) }),
    },
  );
  const ref = { workspaceId: message.workspaceId, messageId: message.id };
  return wire(mail, {
    to: message.address,
    token: messageToken(deps.secret, ref),
    bounceDomain: deps.bounceDomain,
  });
}

/**
 * Anonymous surveys ask everybody through the same link, so that nothing leads from an answer back to
 * an invitation; only the way out is personal.
 */
function linksOf(deps: MailDeps, survey: SurveyRow, message: ClaimedMessage): InvitationLinks {
  const links = invitationLinks(deps.secret, deps.publicUrl, message);
  if (!survey.anonymous) return links;
  const answer = `${deps.publicUrl}/s/${survey.slug}?source=email`;
  return { ...links, answer, honeypot: answer };
}

/** Subject, HTML and text of a mail, as a customer of this kind would get it. */
export function writeMail(
  deps: MailDeps,
  { survey, settings }: SurveyMail,
  reader: {
    languages: readonly (string | null | undefined)[];
    name: string | null;
    group: Group | null;
    reminder: boolean;
    links: InvitationLinks;
    /** Words of this invitation alone, over the survey's. */
    words?: { subject?: string; intro?: string };
  },
): WrittenMail {
  const language = languageFor(survey, reader.languages);
  const opening = openingOf(
    settings,
    { ...reader, language },
    {
      subject: survey.subject,
      reminder: reader.reminder,
    },
  );
  const view: MailView = {
    ...opening,
    ...reader.words,
    language,
    surveySubject: survey.subject,
    toEmployees: survey.kind === "employee",
    texts: textsOf(survey, language),
    brand: brandOf(survey, deps.publicUrl),
    footer: settings.footer,
    links: reader.links,
  };
  const sender = senderOf(deps.mailFrom);
  return {
    view,
    from: { name: settings.senderName ?? sender.name, address: sender.address },
    replyTo: settings.replyTo,
    html: renderMailHtml(view),
    text: renderMailText(view),
  };
}

/** The message as bytes, with the headers that let mail programs offer a way out (RFC 8058). */
export async function wire(
  mail: WrittenMail,
  { to, token, bounceDomain }: { to: string; token: string; bounceDomain: string | null },
): Promise<OutgoingMail> {
  const domain = mail.from.address.split("@")[1] ?? "localhost";
  const raw = await new MailComposer({
    from: mail.from,
    to,
    ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
    subject: mail.view.subject,
    text: mail.text,
    html: mail.html,
    messageId: `<${token}@${domain}>`,
    headers: {
      "List-Unsubscribe": `<${mail.view.links.unsubscribe}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "Content-Language": mail.view.language,
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "OOF, AutoReply",
      // Providers hand these back with their notices of bounces and complaints.
      "X-PM-Metadata-candor": token,
      "X-SES-MESSAGE-TAGS": `candor=${token}`,
      "X-Mailgun-Variables": JSON.stringify({ candor: token }),
    },
  })
    .compile()
    .build();
  return { from: bounceDomain ? `${token}@${bounceDomain}` : mail.from.address, to, raw };
}

/** MAIL_FROM taken apart: `Ann <ann@example.com>` or an address alone. */
export function senderOf(mailFrom: string): { name: string; address: string } {
  const match = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(mailFrom);
  return match
    ? { name: match[1] ?? "", address: match[2] ?? "" }
    : { name: "", address: mailFrom.trim() };
}

interface Reader {
  name: string | null;
  language: string | null;
  invited_language: string | null;
  properties: Readonly<Record<string, string | number | boolean>>;
  last_score: number | null;
}

async function readerOf(db: Database, message: ClaimedMessage): Promise<Reader> {
  const { rows } = await sql<Reader>`
    select p.name, p.language, i.language as invited_language, i.properties, (
      select r.score from response r where r.workspace_id = ${message.workspaceId}
        and r.person_id = p.id and r.cells is not null
      order by r.answered_at desc, r.id desc limit 1) as last_score
    from invitation i join person p on p.workspace_id = i.workspace_id and p.id = i.person_id
    where i.workspace_id = ${message.workspaceId} and p.workspace_id = ${message.workspaceId}
      and i.id = ${message.invitationId}
  `.execute(db);
  const reader = rows[0];
  if (reader) return reader;
  throw new KnownError(
    410,
    "person_erased",
    `Whoever was invited by "${message.invitationId}" was erased; there is nobody to write to.`,
  );
}
