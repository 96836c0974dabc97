import { randomUUID } from "node:crypto";
import fastifyCompress from "@fastify/compress";
import fastifyCookie from "@fastify/cookie";
import fastifyFormbody from "@fastify/formbody";
import fastifyHelmet from "@fastify/helmet";
import fastifyMultipart from "@fastify/multipart";
import fastifyRateLimit from "@fastify/rate-limit";
import Fastify, { type FastifyBaseLogger, LogController } from "fastify";
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import { refuseStrangeHosts } from "../auth/known-hosts.ts";
import type { Config } from "../config/config.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import { requestStore } from "../limits/request-store.ts";
import { countsOf } from "../limits/shared-counts.ts";
import { apiRoutes } from "./api-routes.ts";
import { dashboardRoutes } from "./dashboard.ts";
import { delightedDoor } from "./delighted-door.ts";
import { demoVisit } from "./demo.ts";
import { firstScore } from "./first-score.ts";
import { healthRoutes } from "./health.ts";
import { describeApi } from "./openapi.ts";
import { answerErrors } from "./problem.ts";
import { publicRoutes } from "./public-routes.ts";
import type { Services } from "./services.ts";
import { ARRIVALS, arrivalOptions, letGoOfTrickles } from "./slow-requests.ts";
import { nobodyInLine } from "./stop-listening.ts";

/** Of the API; it grows when the API does. */
const VERSION = "1.0.0";
/** Files of imports arrive here; everything else is small. */
const BODY_LIMIT = 1024 * 1024;
const UPLOAD_LIMIT = 300 * 1024 * 1024;
/** Requests a minute from one address at the public doors; keys have limits of their own. */
const PUBLIC_LIMIT = 300;

/**
 * The HTTP server with all its doors, listening nowhere yet.
 *
 * @param clock what reports take for the present; tests have one that stands still.
 */
export async function buildServer(
  services: Services,
  { clock = () => new Date() }: { clock?: () => Date } = {},
): Promise<App> {
  const { config, log } = services;
  const app: App = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: config.logLevel !== "debug" }),
    trustProxy: trusted(config.trustProxy),
    bodyLimit: BODY_LIMIT,
    ...arrivalOptions(ARRIVALS),
    genReqId: () => randomUUID(),
    // Requests under way end by themselves, also those that arrive on an open connection meanwhile;
    // `stopListening` says for how long.
    forceCloseConnections: "idle",
    return503OnClosing: false,
    routerOptions: { maxParamLength: 500 },
  }).withTypeProvider<ZodTypeProvider>();
  refuseStrangeHosts(app, config.allowedHosts);
  letGoOfTrickles(app, ARRIVALS);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerErrors(app);
  acceptEmptyJson(app);
  app.addHook("preClose", async () => {
    services.live.endStreams();
    // Fastify closes the listener in the same turn as this ends.
    await nobodyInLine(app);
  });
  app.addHook("onSend", async (request, reply) => {
    reply.header("x-request-id", request.id);
    // A proxy that keeps connections makes the next one elsewhere.
    if (services.leaving.begun) reply.header("connection", "close");
  });
  await app.register(fastifyCookie);
  await app.register(fastifyFormbody);
  await app.register(fastifyMultipart, {
    limits: { fileSize: UPLOAD_LIMIT, files: 1, fields: 20 },
  });
  await app.register(fastifyCompress, { encodings: ["gzip", "deflate"], threshold: 1024 });
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:", "blob:", "https:"],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameSrc: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: config.publicUrl.startsWith("https:"),
    crossOriginResourcePolicy: { policy: "same-origin" },
  });
  await app.register(fastifyRateLimit, {
    global: false,
    max: PUBLIC_LIMIT,
    store: requestStore(countsOf(services.db), "public"),
    timeWindow: 60_000,
    errorResponseBuilder: (_request, { ttl }) =>
      new KnownError(
        429,
        "too_many_requests",
        `Too many requests from this address; try again in ${Math.ceil(ttl / 1000)} seconds.`,
      ),
  });
  await describeApi(app, VERSION);
  healthRoutes(app, services);
  const auth = await apiRoutes(app, services, clock);
  await delightedDoor(app, services, auth);
  await publicRoutes(app, services);
  await dashboardRoutes(app, {
    onVisit: services.demo ? demoVisit(services, auth) : undefined,
    first: firstScore({ db: services.db, authenticator: auth.authenticator }),
  });
  return app;
}

/** Many clients promise JSON with every request, also where there is nothing to say. */
function acceptEmptyJson(app: App): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else void parse(request, body.toString(), done);
  });
}

/** A number is how many proxies stand in front of this server. */
function trusted(proxies: Config["trustProxy"]) {
  return typeof proxies === "number" ? (_: string, hop: number) => hop < proxies : proxies;
}
