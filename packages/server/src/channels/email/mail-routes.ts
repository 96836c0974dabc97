import { ResponseRef } from "@candor/contract/response.ts";
import {
  MailPreview,
  MailPreviewQuery,
  SendTestMail,
  TestMailSent,
} from "@candor/contract/sending.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { z } from "zod";
import type { App } from "../../errors/http.ts";
import { mailMessage } from "../../messages/mail-messages.ts";
import type { Answers } from "../../responses/answers.ts";
import { decideByHand } from "../quarantine/quarantine.ts";
import { type MailDeps, surveyMails, type WrittenMail, wire, writeMail } from "./compose-mail.ts";
import type { EmailChannel } from "./email-channel.ts";
import { PROVIDERS } from "./provider-events.ts";
import { providerHookUrl } from "./provider-routes.ts";
import { sendTestMail } from "./send-test.ts";
import { messageToken } from "./verp.ts";

export interface MailRouteDeps extends MailDeps {
  email: EmailChannel;
  answers: Answers;
}

/** See a mail before anybody gets it; decide about answers that a machine may have given. */
export function mailRoutes(app: App, deps: MailRouteDeps): void {
  const { secret, publicUrl } = deps;
  app.get(
    "/surveys/:surveyId/mail/preview",
    {
      schema: { params: SurveyRef, querystring: MailPreviewQuery, response: { 200: MailPreview } },
      config: { scope: "read" },
    },
    async (request) => {
      const mail = await exampleMail(deps, { ...ref(request), ...request.query });
      const { html, text, view, from } = mail;
      return {
        language: view.language,
        from: from.name ? `${from.name} <${from.address}>` : from.address,
        subject: view.subject,
        html,
        text,
        bytes: Buffer.byteLength(html),
      };
    },
  );
  app.post(
    "/surveys/:surveyId/mail/test",
    {
      schema: { params: SurveyRef, body: SendTestMail, response: { 200: TestMailSent } },
      config: { scope: "send" },
    },
    async (request) => {
      const mail = await exampleMail(deps, { ...ref(request), ...request.body });
      const { workspaceId } = request.principal;
      return { reply: await sendTest(deps, workspaceId, mail, request.body.to) };
    },
  );
  app.get(
    "/mail/provider-hooks",
    {
      schema: {
        response: {
          200: z.object({ data: z.array(z.object({ provider: z.string(), url: z.string() })) }),
        },
      },
      config: { scope: "admin" },
    },
    async () => ({
      data: PROVIDERS.map((provider) => ({
        provider,
        url: providerHookUrl(secret, publicUrl, provider),
      })),
    }),
  );
  app.put(
    "/responses/:responseId/quarantine",
    {
      schema: {
        params: ResponseRef,
        body: z.object({ letIn: z.boolean() }),
        response: { 204: z.null() },
      },
      config: { scope: "write" },
    },
    async (request, reply) => {
      await decideByHand(deps.answers, {
        workspaceId: request.principal.workspaceId,
        responseId: request.params.responseId,
        letIn: request.body.letIn,
        actor: request.actor,
      });
      return reply.code(204).send(null);
    },
  );
}

/** A mail as a customer would get it, whose links lead to the open survey and record nothing of anybody. */
async function exampleMail(
  deps: MailRouteDeps,
  q: {
    workspaceId: string;
    surveyId: string;
    language?: string | undefined;
    group?: "promoter" | "passive" | "detractor" | undefined;
    reminder?: boolean | undefined;
  },
): Promise<WrittenMail> {
  const { survey, settings } = await surveyMails(deps.db)(q);
  const mail = await deps.email.mailOf(q.workspaceId);
  const link = `${deps.publicUrl}/s/${survey.slug}?source=test`;
  return writeMail(
    mail,
    { survey, settings },
    {
      languages: [q.language],
      name: null,
      group: q.group ?? null,
      reminder: q.reminder ?? false,
      links: { answer: link, honeypot: link, unsubscribe: link },
    },
  );
}

function sendTest(
  deps: MailRouteDeps,
  workspaceId: string,
  mail: WrittenMail,
  to: string,
): Promise<string> {
  return sendTestMail(deps, workspaceId, () => {
    const subject = mailMessage(mail.view.language, "test.mark", { subject: mail.view.subject });
    const marked = { ...mail, view: { ...mail.view, subject } };
    const token = messageToken(deps.secret, { workspaceId: uuidv7(), messageId: uuidv7() });
    return wire(marked, { to, token, bounceDomain: null });
  });
}

function ref(request: { principal: { workspaceId: string }; params: { surveyId: string } }) {
  return { workspaceId: request.principal.workspaceId, surveyId: request.params.surveyId };
}
