import {
  AcknowledgeAlert,
  Alert,
  AlertPreview,
  AlertQuery,
  AlertRef,
  AlertRule,
  AlertRuleRef,
  CreateAlertRule,
  PatchAlertRule,
  PreviewAlertRule,
} from "@candor/contract/alert.ts";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import { todayOf } from "../scores/today.ts";
import type { Database } from "../storage/database.ts";
import type { AlertNews } from "./alert-news.ts";
import {
  changeRule,
  createRule,
  deleteRule,
  listRules,
  refuseWhatIsNotWatched,
} from "./alert-rules.ts";
import { acknowledgeAlert, listAlerts } from "./alerts.ts";
import type { FindingsOfRule } from "./findings.ts";
import { previewRule } from "./preview-rule.ts";

const Rules = z.object({ data: z.array(AlertRule), nextCursor: z.null() });
const Alerts = z.object({ data: z.array(Alert), nextCursor: z.null() });

/** `/alert-rules`, `/alerts`: what is watched, and what was raised. */
export function alertRoutes(
  app: App,
  {
    db,
    canMail,
    news,
    findings,
  }: { db: Database; canMail: boolean; news: AlertNews; findings: FindingsOfRule },
): void {
  app.get(
    "/alert-rules",
    { schema: { response: { 200: Rules } }, config: { scope: "read" } },
    async ({ principal }) => ({ data: await listRules(db, principal), nextCursor: null }),
  );
  app.post(
    "/alert-rules",
    { schema: { body: CreateAlertRule, response: { 201: AlertRule } }, config: { scope: "write" } },
    async ({ principal: { workspaceId }, actor, body }, reply) => {
      refuseMail(body.mailTo, canMail);
      const made = { ...body, workspaceId, actor, now: new Date() };
      return reply.code(201).send(await createRule(db, made));
    },
  );
  app.post(
    "/alert-rules/preview",
    {
      schema: {
        description:
          "What a rule would have said over the past year, and how often it may speak when nothing happens.",
        body: PreviewAlertRule,
        response: { 200: AlertPreview },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, body }) => {
      refuseWhatIsNotWatched(body);
      const today = await todayOf(db, workspaceId);
      return previewRule(db, { ...body, workspaceId, today, now: new Date() }, findings);
    },
  );
  app.patch(
    "/alert-rules/:ruleId",
    {
      schema: { params: AlertRuleRef, body: PatchAlertRule, response: { 200: AlertRule } },
      config: { scope: "write" },
    },
    async ({ principal: { workspaceId }, params, body }) => {
      refuseMail(body.mailTo ?? [], canMail);
      const { name, enabled, mailTo, snoozedUntil, quiet, urgent } = body;
      return changeRule(
        db,
        { workspaceId, ...params },
        {
          ...(name === undefined ? {} : { name }),
          ...(enabled === undefined ? {} : { enabled }),
          ...(urgent === undefined ? {} : { urgent }),
          ...(quiet === undefined ? {} : { quiet: quiet === null ? null : JSON.stringify(quiet) }),
          ...(mailTo === undefined ? {} : { mail_to: mailTo }),
          ...(snoozedUntil === undefined
            ? {}
            : { snoozed_until: snoozedUntil === null ? null : new Date(snoozedUntil) }),
        },
      );
    },
  );
  app.delete(
    "/alert-rules/:ruleId",
    { schema: { params: AlertRuleRef, response: { 204: z.null() } }, config: { scope: "write" } },
    async ({ principal: { workspaceId }, params }, reply) => {
      await deleteRule(db, { workspaceId, ...params });
      return reply.code(204).send(null);
    },
  );
  app.get(
    "/alerts",
    {
      schema: { querystring: AlertQuery, response: { 200: Alerts } },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, query }) => ({
      data: await listAlerts(db, { workspaceId, open: query.open ?? false }),
      nextCursor: null,
    }),
  );
  app.post(
    "/alerts/:alertId/acknowledge",
    {
      schema: {
        description: "Says what came of an alert; its watch begins anew.",
        params: AlertRef,
        body: AcknowledgeAlert,
        response: { 200: Alert },
      },
      config: { scope: "write" },
    },
    ({ principal: { workspaceId }, params, body, actor }) =>
      acknowledgeAlert(db, { workspaceId, ...params, ...body, actor, now: new Date(), news }),
  );
}

/** A mail that nobody would get is no promise to make. */
function refuseMail(mailTo: readonly string[], canMail: boolean): void {
  if (mailTo.length === 0 || canMail) return;
  throw new KnownError(
    409,
    "mail_not_set_up",
    "No mail server is set up, so that nobody would get these mails. Set SMTP_URL, or leave `mailTo` empty: the alert stands in the app either way.",
  );
}
