import { LanguageTag } from "@candor/contract/common.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import { z } from "zod";
import type { App } from "../../errors/http.ts";
import type { Database } from "../../storage/database.ts";
import { languageFor } from "../../surveys/survey.ts";
import { getSurvey } from "../../surveys/survey-queries.ts";
import { textOf } from "../sms/sms-channel.ts";
import { questionText } from "./telegram-channel.ts";

const Query = z.object({
  channel: z.enum(["sms", "telegram"]),
  language: LanguageTag.optional(),
  reminder: z.stringbool().optional(),
});
const Preview = z.object({
  language: z.string(),
  text: z.string(),
  /** How many text messages the provider counts; null where that costs nothing. */
  parts: z.int().nullable(),
});

/** `GET /surveys/:surveyId/message/preview`: what a text or chat message says, before anybody gets one. */
export function messagePreviewRoutes(
  app: App,
  { db, publicUrl }: { db: Database; publicUrl: string },
): void {
  app.get(
    "/surveys/:surveyId/message/preview",
    {
      schema: { params: SurveyRef, querystring: Query, response: { 200: Preview } },
      config: { scope: "read" },
    },
    async (request) => {
      const { workspaceId } = request.principal;
      const { channel, reminder } = request.query;
      const survey = await getSurvey(db, { workspaceId, surveyId: request.params.surveyId });
      const language = languageFor(survey, [request.query.language]);
      // As long as a real one: the number of messages depends on it.
      const url = survey.anonymous
        ? `${publicUrl}/s/${survey.slug}?source=${channel}`
        : `${publicUrl}/a/${"x".repeat(64)}`;
      const purpose = reminder ? "remind" : "ask";
      const text =
        channel === "sms"
          ? textOf(survey, language, { purpose, url })
          : questionText(survey, language, survey.anonymous ? url : null);
      return { language, text, parts: channel === "sms" ? smsParts(text) : null };
    },
  );
}

/** What the GSM 7-bit alphabet can say; anything else makes the whole message cost two bytes a letter. */
const GSM =
  /^[\n\r !"#$%&'()*+,\-./0-9:;<=>?@A-Z_a-z¡£¤¥§¿ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùüΓΔΘΛΞΠΣΦΨΩ^{}\\[~\]|€]*$/;

/** How many text messages a text takes: 160 letters, or 153 of each part; 70 and 67 outside the alphabet. */
export function smsParts(text: string): number {
  const plain = GSM.test(text);
  const length = plain ? text.replace(/[\^{}\\[~\]|€]/g, "xx").length : text.length;
  const [one, many] = plain ? [160, 153] : [70, 67];
  return length <= one ? 1 : Math.ceil(length / many);
}
