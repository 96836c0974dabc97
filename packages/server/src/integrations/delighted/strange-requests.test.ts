import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDelighted, testDelighted } from "../../testing/delighted-door.ts";
import { testDatabase } from "../../testing/test-database.ts";

let server: TestDelighted;
let ids: { person: string; response: string };
beforeAll(async () => {
  server = await testDelighted(await testDatabase());
  const made = await server.ask("POST", "/v1/people", { email: "anna@hilltop.lv", send: false });
  const { id: person } = made.body as { id: string };
  const answered = await server.ask("POST", "/v1/survey_responses", { person, score: 9 });
  ids = { person, response: (answered.body as { id: string }).id };
});
afterAll(() => server.stop());

const PARAMETERS = [
  "email",
  "phone_number",
  "name",
  "channel",
  "delay",
  "send",
  "properties",
  "last_sent_at",
  "email_update",
  "person",
  "score",
  "comment",
  "created_at",
  "person_properties",
  "tags",
  "notes",
  "id",
  "expand",
  "person_id",
  "person_email",
  "person_phone_number",
  "since",
  "until",
  "page",
  "per_page",
  "page_info",
  "order",
  "trend",
  "groups",
];

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "anna@hilltop.lv",
    "b@hilltop.lv",
    "+37120000001",
    "9",
    "-1",
    "1e99",
    "NaN",
    "\0",
    "\ud83d",
  ),
  fc.constantFrom("1780000000", "99999999999999", "true", "email", "sms", "a=b", "core", "web"),
  fc.string({ minLength: 1001, maxLength: 1100, unit: "grapheme" }),
);
const value = fc.oneof(
  { weight: 4, arbitrary: text },
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(text, { maxLength: 3 }),
  fc.dictionary(text, fc.oneof(text, fc.integer(), fc.constant(null), fc.object({ maxDepth: 1 })), {
    maxKeys: 3,
  }),
);
const parameters = fc.dictionary(fc.constantFrom(...PARAMETERS), value, { maxKeys: 6 });

const line = fc.constantFrom(
  "POST /people",
  "PUT /people",
  "PUT /people/PERSON",
  "GET /people",
  "DELETE /people/email:nobody",
  "DELETE /people/%00/survey_requests/pending",
  "GET /people/email:a%00b@hilltop.lv",
  "POST /survey_responses",
  "PUT /survey_responses",
  "PUT /survey_responses/RESPONSE",
  "GET /survey_responses",
  "GET /survey_responses/RESPONSE",
  "GET /metrics",
  "POST /unsubscribes",
  "GET /unsubscribes",
  "GET /bounces",
  "GET /autopilot/email/memberships",
  "POST /autopilot/email/memberships",
  "DELETE /autopilot/sms/memberships",
);

test("however strange a request is, the answer is JSON and the fault is never the server's", async () => {
  await fc.assert(
    fc.asyncProperty(line, parameters, async (given, sent) => {
      const [method = "", path = ""] = given
        .replace("PERSON", ids.person)
        .replace("RESPONSE", ids.response)
        .split(" ");
      const query = new URLSearchParams(
        Object.entries(sent).map(([name, part]): [string, string] => [
          name,
          typeof part === "string" ? part : JSON.stringify(part),
        ]),
      );
      const { status, body } =
        method === "GET"
          ? await server.ask(method, `/v1${path}?${query}`)
          : await server.ask(method, `/v1${path}`, sent);
      expect(body).toBeTypeOf("object");
      expect(status, JSON.stringify([given, sent, body])).toBeLessThan(500);
    }),
    {
      numRuns: Number(process.env.STRANGE_REQUESTS ?? 300),
      examples: [["PUT /survey_responses/RESPONSE", { tags: "\0" }]],
    },
  );
});
