import { beforeAll, expect, test } from "vitest";
import type { App } from "../errors/http.ts";
import { bareServer } from "../testing/bare-server.ts";
import type { Services } from "./services.ts";

type Schema = Record<string, unknown> & {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  minimum?: number;
  minItems?: number;
};
interface Operation {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  body: Schema | null;
  /** Parameters that the query must have. */
  query: { name: string; schema: Schema }[];
}

const SCOPES = ["read", "write", "send", "admin"] as const;
let app: App;
let services: Services;
let operations: Operation[];
const keys: Record<"mine" | "theirs" | "theirsSendOnly" | "theirsReadOnly", string> = {
  mine: "",
  theirs: "",
  theirsSendOnly: "",
  theirsReadOnly: "",
};
/** Ids of things in the other workspace, by the name of their path parameter. */
const theirs: Record<string, string> = {};

beforeAll(async () => {
  const server = await bareServer({ PUBLIC_URL: "http://test.example" });
  ({ app, services } = server);
  keys.mine = await server.key("Mine", SCOPES);
  keys.theirs = await server.key("Theirs", SCOPES);
  keys.theirsSendOnly = await server.key("Theirs", ["send"]);
  keys.theirsReadOnly = await server.key("Theirs", ["read"]);
  operations = operationsOf(app.swagger() as unknown as Document);
  await makeTheirThings();
});

interface Document {
  components: { schemas: Record<string, Schema> };
  paths: Record<
    string,
    Record<
      string,
      {
        parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
        requestBody?: { content?: Record<string, { schema?: Schema }> };
      }
    >
  >;
}

function operationsOf(document: Document): Operation[] {
  return Object.entries(document.paths)
    .filter(([path]) => path.startsWith("/api/v1/"))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase() as Operation["method"],
        path,
        body: whole(operation.requestBody?.content?.["application/json"]?.schema, document),
        query: (operation.parameters ?? [])
          .filter((parameter) => parameter.in === "query" && parameter.required)
          .map(({ name, schema }) => ({ name, schema })),
      })),
    );
}

/** A schema with what it only refers to written out. */
function whole(schema: Schema | undefined, { components }: Document): Schema | null {
  const written = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(written);
    if (typeof value !== "object" || value === null) return value;
    const { $ref } = value as { $ref?: string };
    if ($ref) return written(components.schemas[$ref.split("/").at(-1) ?? ""]);
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, written(inner)]));
  };
  return schema ? (written(schema) as Schema) : null;
}

async function ask(
  key: string,
  { method, path }: Pick<Operation, "method" | "path">,
  payload?: unknown,
  query = "",
) {
  return app.inject({
    method,
    url: path + query,
    headers: {
      authorization: `Bearer ${key}`,
      ...(payload === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(payload === undefined
      ? {}
      : { payload: typeof payload === "string" ? payload : JSON.stringify(payload) }),
  });
}

async function made(path: string, body: unknown, idField = "id"): Promise<string> {
  const reply = await ask(keys.theirs, { method: "POST", path }, body);
  expect(reply.statusCode, `${path}: ${reply.body}`).toBeLessThan(300);
  return String(reply.json()[idField]);
}

async function makeTheirThings(): Promise<void> {
  const surveyId = await made("/api/v1/surveys", { name: "Spring" });
  theirs.surveyId = surveyId;
  theirs.personId = await made("/api/v1/people", { email: "customer@example.com" });
  theirs.benchmarkId = await made("/api/v1/benchmarks", {
    ...{ name: "Rose", source: "Report", measuredOn: "2026-01-01", score: 30 },
  });
  const bought = { at: "2020-01-01T00:00:00Z", amount: 5, currency: "EUR" };
  const purchases = `/api/v1/people/${theirs.personId}/purchases`;
  expect((await ask(keys.theirs, { method: "POST", path: purchases }, bought)).statusCode).toBe(
    201,
  );
  theirs.winBackId = await made("/api/v1/win-back/rounds", { name: "Spring", surveyId });
  theirs.accountId = await made("/api/v1/accounts", { name: "Acme" });
  theirs.responseId = await made(`/api/v1/surveys/${surveyId}/responses`, { score: 9 });
  theirs.changeId = await made("/api/v1/changes", { day: "2026-05-01", title: "New till" });
  // Sessions are no business of keys; anybody's id says enough.
  theirs.sessionId = "0198c1f0-0000-7000-8000-000000000000";
  theirs.passkeyId = "0198c1f0-0000-7000-8000-000000000001";
  theirs.domain = "theirs.example";
  await ask(
    keys.theirs,
    { method: "POST", path: "/api/v1/sso/domains" },
    { domain: theirs.domain },
  );
  theirs.keyId = await made("/api/v1/keys", { name: "spare" });
  theirs.webhookId = await made("/api/v1/webhooks", {
    name: "CRM",
    target: { format: "candor", url: "https://example.com/hook" },
    events: ["response.created"],
  });
  theirs.segmentId = await made("/api/v1/segments", { name: "All", filter: { conditions: [] } });
  theirs.colleagueInvitationId = await made("/api/v1/colleague-invitations", {
    email: "new@example.com",
    role: "member",
  });
  theirs.invitationId = await made(
    `/api/v1/surveys/${surveyId}/invitations`,
    { person: { email: "asked@example.com" }, channel: "email", delaySeconds: 3600 },
    "invitationId",
  );
  theirs.sendingId = await made(`/api/v1/surveys/${surveyId}/sendings`, {
    name: "Spring round",
    channel: "email",
    audience: { who: "everybody" },
    plan: { kind: "once" },
  });
  theirs.themeId = await made("/api/v1/themes", { name: "Queue", words: { en: ["queue"] } });
  theirs.reportId = await made("/api/v1/reports", { surveyId, name: "Weekly" });
  theirs.runId = await made(`/api/v1/reports/${theirs.reportId}/run-now`, undefined);
  theirs.recipientId = crypto.randomUUID();
  theirs.destinationId = crypto.randomUUID();
  theirs.goalId = await made("/api/v1/goals", { surveyId, target: 50 });
  theirs.shareId = await made("/api/v1/shares", { surveyId });
  const questions = [{ id: "ease", kind: "csat", text: { en: "How easy?" } }];
  const asked = await ask(
    keys.theirs,
    { method: "PUT", path: `/api/v1/surveys/${surveyId}/questions` },
    { questions },
  );
  expect(asked.statusCode, asked.body).toBe(200);
  theirs.questionId = "ease";
  theirs.importId = await uploadTheirs();
  const members = await ask(keys.theirs, { method: "GET", path: "/api/v1/members" });
  theirs.userId = members.json().data[0].userId;
  theirs.deliveryId = crypto.randomUUID();
  await keepTheirIdea(surveyId);
  theirs.viewId = await made("/api/v1/views", { name: "Board" });
  theirs.ruleId = await made("/api/v1/alert-rules", { name: "Falls", surveyId });
  theirs.alertId = crypto.randomUUID();
  await makeTheirDesk();
}

async function makeTheirDesk(): Promise<void> {
  theirs.teamId = await made("/api/v1/teams", { name: "Riga" });
  const spells = [{ from: "09:00", to: "17:00" }];
  theirs.calendarId = await made("/api/v1/business-calendars", {
    name: "Mondays",
    timeZone: "Europe/Riga",
    week: { mon: spells, tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
  });
  theirs.employeeId = await made("/api/v1/employees", { name: "Anna at the till" });
  await ask(
    keys.theirs,
    {
      method: "PUT",
      path: `/api/v1/responses/${theirs.responseId}/employees/${theirs.employeeId}`,
    },
    undefined,
  );
  theirs.recognitionId = await made("/api/v1/recognitions", { employeeId: theirs.employeeId });
  theirs.requestId = crypto.randomUUID();
  theirs.motivationId = crypto.randomUUID();
  theirs.trainingId = await made("/api/v1/trainings", { title: "Till" });
  theirs.adviceKey = "promises_late";
  await ask(
    keys.theirs,
    { method: "POST", path: "/api/v1/advice/dismissals" },
    { key: theirs.adviceKey, reason: "No" },
  );
  theirs.absenceId = await made("/api/v1/absences", {
    userId: theirs.userId,
    firstDay: "2030-01-01",
    lastDay: "2030-01-02",
  });
  theirs.caseRuleId = await made("/api/v1/case-rules", { name: "All", condition: {}, action: {} });
  theirs.causeId = await made("/api/v1/root-causes", { name: "Staff" });
  theirs.savedReplyId = await made("/api/v1/saved-replies", {
    ...{ name: "Sorry", texts: [{ language: "en", text: "We are sorry." }] },
  });
  theirs.requestId = await made(`/api/v1/people/${theirs.personId}/data-requests`, {
    kind: "export",
  });
  const heldId = await made("/api/v1/people", { email: "held@example.com" });
  theirs.holdId = await made("/api/v1/legal-holds", { personId: heldId, reason: "A claim" });
  theirs.caseId = await made("/api/v1/cases", { words: "Heard", personId: theirs.personId });
  const act = { do: "priority", priority: "high" };
  theirs.improvementId = await made("/api/v1/improvements", {
    title: "Faster",
    surveyId: theirs.surveyId,
  });
  const given = await made("/api/v1/improvements", { title: "Over", surveyId: theirs.surveyId });
  await ask(
    keys.theirs,
    { method: "POST", path: `/api/v1/improvements/${given}/drop` },
    { words: "No" },
  );
  theirs.storyId = await made("/api/v1/library", { improvementId: given });
  theirs.kit = "first";
  theirs.meetingId = await made("/api/v1/meetings", {
    ...{ title: "Monday", surveyId: theirs.surveyId, startsAt: "2030-01-07T09:00:00Z" },
  });
  theirs.decisionId = await made("/api/v1/decisions", {
    ...{ question: "Open on Sundays?", choice: "Yes", decidedBy: [theirs.userId] },
  });
  theirs.announcementId = await made("/api/v1/announcements", {
    title: "A second till",
    improvementId: theirs.improvementId,
  });
  theirs.ideaId = await made("/api/v1/ideas", { title: "A bench", personId: theirs.personId });
  const votes = { method: "GET" as const, path: `/api/v1/ideas/${theirs.ideaId}/votes` };
  theirs.voteId = (await ask(keys.theirs, votes)).json().data[0].id;
  theirs.offerId = await made("/api/v1/offers", { title: { en: "Free delivery" } });
  theirs.testimonialId = await made("/api/v1/testimonials", {
    ...{ personId: theirs.personId, text: "Lovely bark" },
  });
  const at = "2026-05-01T00:00:00Z";
  const reviews = [{ site: "Maps", externalId: "1", rating: 4, at }];
  const imported = { method: "POST" as const, path: "/api/v1/reviews" };
  expect((await ask(keys.theirs, imported, { reviews })).statusCode).toBe(200);
  const found = await ask(keys.theirs, { method: "GET", path: "/api/v1/reviews" });
  theirs.reviewId = found.json().data[0].id;
  theirs.sourceKind = "response";
  theirs.sourceId = theirs.responseId ?? "";
  theirs.undoId = await made("/api/v1/cases/bulk", { ids: [theirs.caseId], act }, "undoId");
  const conversation = `/api/v1/cases/${theirs.caseId}/conversation`;
  theirs.conversationId = await made(conversation, undefined);
  const kept = `/api/v1/people/${theirs.personId}`;
  const post = (path: string, body: object) =>
    ask(keys.theirs, { method: "POST", path: kept + path }, body);
  theirs.noteId = (await post("/notes", { text: "Likes tea" })).json().notes[0].id;
  const birthday = { kind: "birthday", month: 2, day: 29 };
  theirs.dateId = (await post("/dates", birthday)).json().dates[0].id;
  const steps = [{ afterDays: 7, words: "Call them" }];
  theirs.carePlanId = await made("/api/v1/care-plans", {
    name: "After",
    trigger: "resolved",
    steps,
  });
  theirs.careTaskId = crypto.randomUUID();
  theirs.promiseId = await made("/api/v1/promises", {
    ...{ personId: theirs.personId, words: "A new tap", dueOn: "2030-01-02", owner: theirs.userId },
  });
  theirs.messageId = crypto.randomUUID();
  theirs.fileId = crypto.randomUUID();
  const { workspace_id } = await services.db
    .selectFrom("conversation")
    .select("workspace_id")
    .executeTakeFirstOrThrow();
  await services.db
    .insertInto("conversation_file")
    .values({
      workspace_id,
      conversation_id: theirs.conversationId,
      id: theirs.fileId,
      message_id: theirs.messageId,
      name: "roof.txt",
      type: "text/plain",
      size: 3,
      bytes: Buffer.from("wet"),
    })
    .execute();
  theirs.chatId = theirs.conversationId;
  const now = new Date();
  await services.db
    .insertInto("chat")
    .values({
      ...{ workspace_id, conversation_id: theirs.chatId, survey_id: theirs.surveyId ?? "" },
      ...{ vouched: null, claimed_name: null, claimed_email: null, page: null },
      ...{ began_at: now, seen_at: now, last_at: now },
    })
    .execute();
}

async function keepTheirIdea(surveyId: string): Promise<void> {
  const put = (path: string, body: unknown) =>
    ask(keys.theirs, { method: "PUT", path: `/api/v1${path}` }, body);
  await put("/public-page", { slug: "theirs" });
  const form = await put(`/surveys/${surveyId}/form`, { purpose: "ideas" });
  expect(form.statusCode, form.body).toBe(200);
  const page = await ask(keys.theirs, { method: "GET", path: "/api/v1/public-page" });
  const url = new URL(page.json().forms[0].link).pathname;
  const body = { visit: crypto.randomUUID(), comment: "Open on Sundays" };
  expect((await app.inject({ method: "POST", url, payload: body })).statusCode).toBe(200);
  const list = await ask(keys.theirs, { method: "GET", path: "/api/v1/loose-comments" });
  theirs.commentId = list.json().data[0].id;
}

async function uploadTheirs(): Promise<string> {
  const reply = await app.inject({
    method: "POST",
    url: "/api/v1/imports",
    headers: {
      authorization: `Bearer ${keys.theirs}`,
      "content-type": "multipart/form-data; boundary=x",
    },
    payload:
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nscore\n9\n10\n\r\n--x--\r\n',
  });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json().id;
}

/** The path with the other workspace's ids in it; null when it needs one we have not. */
function withTheirIds({ path }: Operation): string | null {
  let complete = true;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = theirs[name];
    if (id === undefined) complete = false;
    return id ?? "";
  });
  return complete ? filled : null;
}

/** Languages and names of properties are nobody's own. */
const hasIds = ({ path }: Operation) => path.includes("{") && !/\{(language|property)\}/.test(path);

test("the description has the operations that the screens use", () => {
  expect(operations.length).toBeGreaterThan(60);
  expect(operations.filter(hasIds).length).toBeGreaterThan(30);
});

test("what exists is readable with its own key, and with another workspace's key it does not exist", async () => {
  const wrong: string[] = [];
  const unknownIds = new Set<string>();
  for (const operation of operations.filter(hasIds)) {
    const path = withTheirIds(operation);
    if (path === null) {
      for (const [, name] of operation.path.matchAll(/\{(\w+)\}/g)) {
        if (theirs[name ?? ""] === undefined) unknownIds.add(name ?? "");
      }
      continue;
    }
    const { method } = operation;
    // A draw exists once a sending with a sample has started; this one is a draft.
    // A change needs a period to be the change of; a meeting is written when it opens, and proof follows an erasure.
    if (method === "GET" && !/\/(draw\.csv|why|pack\.pdf|minutes\.pdf|proof)$/.test(path)) {
      const own = await ask(keys.theirs, { method, path }, undefined, requiredQuery(operation));
      if (own.statusCode !== 200)
        wrong.push(`own ${method} ${path}: ${own.statusCode} ${own.body}`);
    }
    const body = operation.body ? sample(operation.body) : undefined;
    const other = await ask(keys.mine, { method, path }, body, requiredQuery(operation));
    if (![403, 404].includes(other.statusCode)) {
      wrong.push(
        `other ${method} ${operation.path}: ${other.statusCode} ${other.body.slice(0, 200)}`,
      );
    }
  }
  expect(wrong).toEqual([]);
  expect([...unknownIds], "ids that this test cannot make yet").toEqual([]);
});

test("a key of too little scope is refused everywhere", async () => {
  const wrong: string[] = [];
  const open = ["/api/v1/setup", "/api/v1/colleague-invitations/accept", "/api/v1/me"];
  for (const operation of operations) {
    if (open.includes(operation.path) || /methods|wording|workspaces/.test(operation.path))
      continue;
    const path = withTheirIds(operation) ?? operation.path;
    const { method } = operation;
    const body = operation.body ? sample(operation.body) : undefined;
    const key = method === "GET" ? keys.theirsSendOnly : keys.theirsReadOnly;
    const reply = await ask(key, { method, path }, body, requiredQuery(operation));
    const reads = /preview|count$|export$|presence$/.test(path) && method === "POST";
    if (reply.statusCode !== 403 && !reads) {
      wrong.push(`${method} ${operation.path}: ${reply.statusCode} ${reply.body.slice(0, 160)}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("malformed bodies and queries are answered with a sentence and never with a fault of ours", async () => {
  const wrong: string[] = [];
  const bodies = [
    "{",
    "[]",
    '"text"',
    "null",
    '{"a":',
    "[[[[[[]]]]]]",
    `{"name":"${"x".repeat(3000)}"}`,
  ];
  const queries = [
    "?limit=abc",
    "?cursor=garbage",
    "?from=31.02.2026",
    "?filter=nothing",
    "?limit=-1",
  ];
  for (const operation of operations) {
    // Signing somebody in or out, or making the first owner, is not to be tried here.
    if (/setup|accept|workspaces/.test(operation.path)) continue;
    const path = withTheirIds(operation) ?? operation.path;
    const { method } = operation;
    const tries =
      method === "GET"
        ? queries.map((query) => ({ query, body: undefined as unknown }))
        : [...bodies, ...spoiled(operation.body)].map((body) => ({
            query: "",
            body: body as unknown,
          }));
    for (const { query, body } of tries) {
      if (method === "DELETE") continue;
      const reply = await ask(keys.theirs, { method, path }, body, query);
      const text = `${method} ${operation.path}${query} ${String(body).slice(0, 80)}`;
      if (reply.statusCode >= 500)
        wrong.push(`${text}: ${reply.statusCode} ${reply.body.slice(0, 300)}`);
      if (reply.statusCode >= 400 && !/[a-z].*\w/i.test(reply.json().detail ?? "")) {
        wrong.push(`${text}: no sentence in ${reply.body.slice(0, 200)}`);
      }
    }
  }
  expect(wrong).toEqual([]);
}, 240_000);

function requiredQuery({ query }: Operation): string {
  if (query.length === 0) return "";
  const pairs = query.map(({ name, schema }) => [
    name,
    (name === "surveyId" && theirs.surveyId) || String(sample(schema)),
  ]);
  return `?${new URLSearchParams(Object.fromEntries(pairs))}`;
}

/** A body that the schema takes. */
function sample(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice) return sample(choice[0] ?? {});
  switch (schema.type) {
    case "object":
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, sample(schema.properties?.[name] ?? {})]),
      );
    case "array":
      return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items ?? {}));
    case "integer":
    case "number":
      return Math.max(schema.minimum ?? 1, 1);
    case "boolean":
      return true;
    case "string":
      return sampleText(schema);
    default:
      return {};
  }
}

function sampleText({ format, pattern, minLength = 1 }: Schema): string {
  if (pattern?.includes("[A-Z]{3}")) return "EUR";
  const formats: Record<string, string> = {
    email: "someone@example.com",
    uuid: "01a20370-59e6-76ec-929a-568793457287",
    date: "2026-05-01",
    "date-time": "2026-05-01T10:00:00Z",
    uri: "https://example.com/x",
  };
  return formats[format ?? ""] ?? "en".padEnd(minLength, "n");
}

/** Bodies with the right names and the wrong things in them. */
function spoiled(schema: Schema | null): string[] {
  const names = Object.keys(schema?.properties ?? {});
  const poisons = [
    null,
    -1,
    1e308,
    "\u0000",
    "\ud800",
    "O'Brien <script>",
    {},
    [[]],
    "9".repeat(400),
  ];
  const good = schema ? (sample(schema) as Record<string, unknown>) : {};
  return names.flatMap((name) =>
    poisons.map((poison) => JSON.stringify({ ...good, [name]: poison })),
  );
}
