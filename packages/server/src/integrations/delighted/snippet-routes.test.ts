import { WidgetRules } from "@candor/contract/widget.ts";
import Fastify from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { beforeAll, expect, test } from "vitest";
import { buildScripts } from "../../../../widget/scripts/build.ts";
import { widgetLoader } from "../../channels/widget/widget-script.ts";
import { readyMadeTexts } from "../../surveys/ready-made-texts.ts";
import { DEFAULT_BRAND } from "../../surveys/survey.ts";
import { snippetRoutes } from "./snippet-routes.ts";

beforeAll(() => buildScripts());

const KEY = "kV3x9QpL2mZa7RtB";
const loader = () =>
  widgetLoader({
    key: KEY,
    host: "https://nps.example.com",
    survey: {
      subject: "Hilltop",
      languages: ["en"],
      defaultLanguage: "en",
      texts: { en: readyMadeTexts("en") },
      brand: DEFAULT_BRAND,
    },
    placement: { kind: "popup", side: "end" },
    rules: WidgetRules.parse({}),
  });

async function fetched(path: string) {
  const app = Fastify().withTypeProvider<ZodTypeProvider>();
  snippetRoutes(app, { loaderOf: async (key) => (key === KEY ? loader() : null) });
  return app.inject(path);
}

test("where Delighted's snippet looks, with another host, there is Candor's widget", async () => {
  for (const base of ["", "/delighted"]) {
    const reply = await fetched(`${base}/integrations/web/v1/library/${KEY}/delighted.js`);
    expect(reply.statusCode).toBe(200);
    expect(reply.headers["content-type"]).toBe("text/javascript; charset=utf-8");
    expect(reply.headers["cross-origin-resource-policy"]).toBe("cross-origin");
    expect(reply.body).toBe(loader());
    expect(reply.body).toContain("delighted");
    expect(() => new Function(reply.body)).not.toThrow();
  }
});

test("a key that opens no widget gets a script that does nothing and says why", async () => {
  const reply = await fetched("/integrations/web/v1/library/unknown/delighted.js");
  expect(reply.statusCode).toBe(404);
  expect(reply.headers["cache-control"]).toBe("no-store");
  expect(reply.body).toMatch(/^\/\/ .*no web widget/);
});
