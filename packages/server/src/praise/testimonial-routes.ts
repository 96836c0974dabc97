import {
  CreateTestimonial,
  PatchTestimonial,
  PraiseSettings,
  PraiseSettingsShown,
  TestimonialDetail,
  TestimonialRef,
  Testimonials,
  TestimonialsQuery,
  WithdrawTestimonial,
} from "@candor/contract/testimonial.ts";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import { byOf } from "../teams/team-routes.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { askAuthor } from "./ask-author.ts";
import { praiseAddress, praiseSettings, savePraiseSettings } from "./praise-settings.ts";
import {
  createTestimonial,
  patchTestimonial,
  publishTestimonial,
  withdrawTestimonial,
} from "./save-testimonial.ts";
import type { TestimonialAsked, TestimonialChanger } from "./testimonial.ts";
import { listTestimonials, testimonialDetail } from "./testimonial-queries.ts";

export interface TestimonialDeps extends TestimonialChanger {
  secret: ServerSecret;
  publicUrl: string;
}

type Ref = FastifyRequest<{ Params: z.output<typeof TestimonialRef> }>;
const askedOf = ({ principal, params }: Ref): TestimonialAsked => ({
  workspaceId: principal.workspaceId,
  testimonialId: params.testimonialId,
});

/** `/testimonials`: words of customers that may be quoted, once they agreed to exactly this. */
export function testimonialRoutes(app: App, deps: TestimonialDeps): void {
  const { db } = deps;
  const settings = async (workspaceId: string) => ({
    ...(await praiseSettings(db, workspaceId)),
    ...(await praiseAddress(db, workspaceId, deps.publicUrl)),
  });
  app.get(
    "/testimonials",
    {
      schema: { querystring: TestimonialsQuery, response: { 200: Testimonials } },
      config: { scope: "read" },
    },
    ({ principal: { workspaceId }, query }) => listTestimonials(db, workspaceId, query),
  );
  app.post(
    "/testimonials",
    {
      schema: { body: CreateTestimonial, response: { 201: TestimonialDetail } },
      config: { action: "respond" },
    },
    async (request, reply) => {
      const { workspaceId } = request.principal;
      const testimonialId = await createTestimonial(db, request.body, byOf(request));
      return reply.code(201).send(await testimonialDetail(db, { workspaceId, testimonialId }));
    },
  );
  app.get(
    "/testimonials/settings",
    { schema: { response: { 200: PraiseSettingsShown } }, config: { scope: "read" } },
    ({ principal: { workspaceId } }) => settings(workspaceId),
  );
  app.put(
    "/testimonials/settings",
    {
      schema: { body: PraiseSettings, response: { 200: PraiseSettingsShown } },
      config: { scope: "write" },
    },
    async (request) => {
      await savePraiseSettings(db, request.body, byOf(request));
      return settings(request.principal.workspaceId);
    },
  );
  app.get(
    "/testimonials/:testimonialId",
    {
      schema: { params: TestimonialRef, response: { 200: TestimonialDetail } },
      config: { scope: "read" },
    },
    (request) => testimonialDetail(db, askedOf(request)),
  );
  app.patch(
    "/testimonials/:testimonialId",
    {
      schema: {
        params: TestimonialRef,
        body: PatchTestimonial,
        response: { 200: TestimonialDetail },
      },
      config: { action: "respond" },
    },
    async (request) => {
      await patchTestimonial(deps, askedOf(request), request.body, byOf(request));
      return testimonialDetail(db, askedOf(request));
    },
  );
  const empty = {
    params: TestimonialRef,
    body: z.object({}),
    response: { 200: TestimonialDetail },
  };
  app.post(
    "/testimonials/:testimonialId/ask",
    { schema: empty, config: { action: "respond" } },
    async (request) => {
      await askAuthor(deps, askedOf(request), byOf(request));
      return testimonialDetail(db, askedOf(request));
    },
  );
  app.post(
    "/testimonials/:testimonialId/publish",
    { schema: empty, config: { action: "respond" } },
    async (request) => {
      await publishTestimonial(deps, askedOf(request), byOf(request));
      return testimonialDetail(db, askedOf(request));
    },
  );
  app.post(
    "/testimonials/:testimonialId/withdraw",
    {
      schema: {
        params: TestimonialRef,
        body: WithdrawTestimonial,
        response: { 200: TestimonialDetail },
      },
      config: { action: "respond" },
    },
    async (request) => {
      await withdrawTestimonial(deps, askedOf(request), request.body, byOf(request));
      return testimonialDetail(db, askedOf(request));
    },
  );
}
