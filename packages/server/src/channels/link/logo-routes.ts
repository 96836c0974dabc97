import { Brand, SaveLogo, SurveyRef } from "@candor/contract/survey.ts";
import { z } from "zod";
import "../../auth/authenticate-hook.ts";
import type { App } from "../../errors/http.ts";
import { KnownError } from "../../errors/known-error.ts";
import type { Database } from "../../storage/database.ts";
import { brandOf } from "../../surveys/brand.ts";
import { cleanPng } from "../../surveys/png.ts";
import { findLogo, saveLogo } from "../../surveys/save-logo.ts";
import { getSurvey } from "../../surveys/survey-queries.ts";
import { surveyOfSlug } from "./survey-of-slug.ts";

/** `PUT` and `DELETE /api/v1/surveys/:surveyId/logo`: a picture of one's own, written anew before it is kept. */
export function logoRoutes(app: App, { db, publicUrl }: { db: Database; publicUrl: string }): void {
  app.put(
    "/surveys/:surveyId/logo",
    {
      schema: { params: SurveyRef, body: SaveLogo, response: { 200: Brand } },
      config: { scope: "write" },
    },
    async ({ principal: { workspaceId }, actor, params: { surveyId }, body }) => {
      await getSurvey(db, { workspaceId, surveyId });
      const picture = cleanPng(Buffer.from(body.png, "base64"));
      const ref = { workspaceId, surveyId, actor };
      return brandOf(await saveLogo(db, ref, picture, new Date()), publicUrl);
    },
  );
  app.delete(
    "/surveys/:surveyId/logo",
    { schema: { params: SurveyRef, response: { 200: Brand } }, config: { scope: "write" } },
    async ({ principal: { workspaceId }, actor, params: { surveyId } }) =>
      brandOf(await saveLogo(db, { workspaceId, surveyId, actor }, null, new Date()), publicUrl),
  );
}

/** `GET /s/:slug/logo/:digest.png`: for answer pages, mails and kiosks; its address changes with the picture. */
export function publicLogoRoute(app: App, { db }: { db: Database }): void {
  const params = z.object({
    slug: z.string().max(100),
    file: z.string().regex(/^[0-9a-f]{16}\.png$/),
  });
  app.get("/s/:slug/logo/:file", { schema: { params, hide: true } }, async (request, reply) => {
    const { slug, file } = request.params;
    const survey = await surveyOfSlug(db, slug);
    const png =
      survey &&
      (await findLogo(db, {
        workspaceId: survey.workspace_id,
        surveyId: survey.id,
        digest: file.slice(0, 16),
      }));
    if (!png) throw new KnownError(404, "logo_not_found", "There is no such logo any more.");
    return reply
      .header("content-type", "image/png")
      .header("cache-control", "public, max-age=31536000, immutable")
      .header("cross-origin-resource-policy", "cross-origin")
      .header("content-security-policy", "default-src 'none'")
      .send(png);
  });
}
