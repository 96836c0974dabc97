/** The doors of asking around a mail server on loopback, for a colleague who may do everything. */
import fastify from "fastify";
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import { onTestFinished } from "vitest";
import { audienceRoutes } from "../audiences/audience-routes.ts";
import { emailChannel } from "../channels/email/email-channel.ts";
import { mailRoutes } from "../channels/email/mail-routes.ts";
import { KnownError } from "../errors/known-error.ts";
import { deliveryRoutes } from "../invitations/delivery-routes.ts";
import { invitationRoutes } from "../invitations/invitation-routes.ts";
import type { OutgoingChannel } from "../invitations/send-due.ts";
import { personRoutes } from "../people/person-routes.ts";
import { segmentRoutes } from "../people/segment-routes.ts";
import { sendingRoutes } from "../sendings/sending-routes.ts";
import type { Database } from "../storage/database.ts";
import { serverSecret } from "../workspaces/server-secret.ts";
import { testAnswers } from "./answers.ts";
import { testMailServer } from "./mail-server.ts";
import { sendDeps } from "./sendings.ts";

export const secret = serverSecret("a secret of the tests, long enough to be one");

/** @param smtpOptions how the mail server behaves. */
export async function doors(
  db: Database,
  workspaceId: string,
  smtpOptions: Parameters<typeof testMailServer>[0] = {},
) {
  const smtp = await testMailServer(smtpOptions);
  onTestFinished(() => smtp.stop());
  const deps = {
    db,
    secret,
    publicUrl: "https://nps.shop.lv",
    mailFrom: "Green <shop@shop.lv>",
    bounceDomain: null,
  };
  const email = emailChannel(deps, smtp.url);
  onTestFinished(() => email.pool?.close());
  const answers = testAnswers(db);
  const app = fastify().withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, _request, reply) =>
    error instanceof KnownError
      ? reply.code(error.status).send({ code: error.code, detail: error.message })
      : reply.code((error as { statusCode?: number }).statusCode ?? 500).send(String(error)),
  );
  app.decorateRequest("principal");
  app.decorateRequest("actor", "ann@shop.lv");
  app.addHook("onRequest", async (request) => {
    (request as { principal: unknown }).principal = { workspaceId };
  });
  personRoutes(app, {
    ...{ db, reassignAnswers: answers.reassign },
    ...{ news: async () => {}, publicUrl: "https://nps.example" },
  });
  segmentRoutes(app, { db });
  audienceRoutes(app, { db });
  sendingRoutes(app, { db });
  deliveryRoutes(app, { db, channels: [email as OutgoingChannel] });
  invitationRoutes(app, { db });
  mailRoutes(app, { ...deps, email, answers });
  onTestFinished(() => void app.close());
  const call = async (
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
    url: string,
    payload?: object,
  ) => {
    const reply = await app.inject({ method, url, ...(payload ? { payload } : {}) });
    const json = reply.headers["content-type"]?.toString().includes("json");
    return { status: reply.statusCode, body: json ? reply.json() : reply.body };
  };
  return { app, call, smtp, sender: sendDeps(db, email) };
}
