import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { runImport } from "../imports/run-import.ts";
import { DECLARED_TABLES } from "../storage/personal-data/all-declarations.ts";
import { setDerivedValues } from "../tallies/set-derived-values.ts";
import { testReading } from "../testing/reading.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

/** Stands in everything that is known of her, so that whatever is left of her is found. */
const MARKER = "zaubernuss";
const DIGITS = "29555123";
const NAME = "Zaubernuss Ann";
const EMAIL = "zaubernuss@shop.lv";

let server: TestServer;
let personId: string;

beforeAll(async () => {
  server = await testServer();
});

/** Everything the product can learn of one person, through its doors where they are short. */
async function everythingOfHer(): Promise<void> {
  const { api, survey } = server;
  const person = await api<{ id: string }>("POST", "/people", {
    email: EMAIL,
    phone: `+371${DIGITS}`,
    externalId: "Zaubernuss-1042",
    name: NAME,
    language: "lv",
    timeZone: "Europe/Riga",
    attributes: { street: "Zaubernuss iela 1" },
  });
  personId = person.id;
  const of = `/people/${personId}`;
  await api("POST", `${of}/purchases`, {
    at: "2026-05-01T10:00:00Z",
    amount: 12,
    currency: "EUR",
    product: "A zaubernuss",
    externalId: "order-zaubernuss",
  });
  await api("PUT", `${of}/consents`, { channel: "sms", given: true, source: "zaubernuss fair" });
  await api("PUT", `${of}/blocks`, { channel: "*", detail: "zaubernuss asked for it" });
  await api("PUT", `${of}/addresses`, { channel: "telegram", address: "zaubernuss-chat" });
  await api("POST", `${of}/notes`, { text: "Likes zaubernuss" });
  await api("POST", `${of}/data-requests`, { kind: "export" });
  await sql`update data_request set reason = 'Zaubernuss wants a copy'`.execute(server.services.db);
  const hold = await api<{ id: string }>("POST", "/legal-holds", {
    ...{ personId, reason: "A claim of Ms Zaubernuss" },
  });
  await api("DELETE", `/legal-holds/${hold.id}`);
  await api("POST", `${of}/dates`, { kind: "own", label: "First zaubernuss", month: 2, day: 29 });
  await api("PUT", `${of}/next-contact`, { on: "2099-01-02", why: "Ask for the zaubernuss" });
  const plan = await api<{ id: string }>("POST", "/care-plans", {
    ...{ name: "After a purchase", trigger: "purchase", active: false },
    steps: [{ afterDays: 7, words: "Ask whether it is well" }],
  });
  await sql`
    insert into care_task (workspace_id, id, person_id, plan_id, about, since, step, words, due_on, state, created_at)
    values (${server.workspaceId}, gen_random_uuid(), ${personId}, ${plan.id}, gen_random_uuid(), now(), 0,
      'Ask for the zaubernuss', '2099-01-02', 'open', now())
  `.execute(server.services.db);
  await api("PATCH", of, { tags: ["zaubernuss"] });
  await sql`update contact_block set address = ${EMAIL}`.execute(server.services.db);
  const answer = await withKey("POST", `/surveys/${survey.id}/responses`, {
    score: 3,
    comment: "Ask for zaubernuss at the till",
    properties: { ward: "zaubernuss" },
    person: { email: EMAIL },
    source: "zaubernuss-poster",
  });
  await api("PATCH", `/responses/${answer.id}`, { comment: "The zaubernuss was dry" });
  await server.services.db
    .insertInto("sealed_comment")
    .values({ workspace_id: server.workspaceId, response_id: answer.id, sealed: MARKER })
    .execute();
  await api("POST", `/responses/${answer.id}/notes`, { text: "Called Ms Zaubernuss" });
  await api("PUT", `/responses/${answer.id}/exclusion`, { reason: "other", note: "zaubernuss" });
  const better = await api<{ id: string }>("POST", "/improvements", {
    title: "Wetter bark",
    surveyId: survey.id,
    hypothesis: `Because ${NAME} asked`,
    sources: { responseIds: [answer.id] },
  });
  await api("POST", `/improvements/${better.id}/remarks`, { words: `${EMAIL} is glad` });
  await api("PUT", "/public-page", {
    slug: "botanic",
    blocks: [{ kind: "values", on: true, texts: { en: `We listen, as ${EMAIL} knows` } }],
  });
  const { data: colleagues } = await api<{ data: { userId: string }[] }>("GET", "/colleagues");
  const decided = await api<{ id: string }>("POST", "/decisions", {
    question: `Do we write to ${EMAIL}?`,
    options: [`Ask ${NAME} first`],
    choice: `${NAME} is written to`,
    expected: `${NAME} is glad`,
    decidedBy: colleagues.map(({ userId }) => userId),
  });
  await api("POST", `/decisions/${decided.id}/review`, {
    ...{ outcome: "as_expected", words: `${NAME} was glad` },
  });
  const meeting = await api<{ id: string }>("POST", "/meetings", {
    ...{ title: `About ${EMAIL}`, surveyId: survey.id, startsAt: new Date().toISOString() },
    question: `What does ${EMAIL} need?`,
  });
  await api("POST", `/meetings/${meeting.id}/open`, {});
  await api("PATCH", `/meetings/${meeting.id}`, { notes: `Call ${NAME}` });
  await sql`
    insert into meeting_voice (workspace_id, meeting_id, id, position, response_id, score, language, words)
    values (${server.workspaceId}, ${meeting.id}, gen_random_uuid(), 0, ${answer.id}, 3, 'en', 'The zaubernuss was dry')
  `.execute(server.services.db);
  const told = await api<{ id: string }>("POST", "/announcements", {
    title: `Told: what ${EMAIL} asked for`,
  });
  await sql`
    insert into announcement_recipient
      (workspace_id, announcement_id, id, person_id, raised_by, source_id, raised_at, language, state)
    values (${server.workspaceId}, ${told.id}, gen_random_uuid(), ${personId}, 'response', ${answer.id}, now(), 'en', 'waiting')
  `.execute(server.services.db);
  await sql`
    insert into news_refusal (workspace_id, person_id, at) values (${server.workspaceId}, ${personId}, now())
  `.execute(server.services.db);
  const idea = await api<{ id: string }>("POST", "/ideas", {
    title: `What ${NAME} wishes for`,
    responseId: answer.id,
  });
  await api("PATCH", `/ideas/${idea.id}`, { state: "planned", answer: `As ${EMAIL} said` });
  await sql`update idea_words set contact = ${EMAIL}, source_key = 'zaubernuss'`.execute(
    server.services.db,
  );
  await sql`update idea_vote set voter_key = 'zaubernuss'`.execute(server.services.db);
  await sql`
    insert into idea_claim (workspace_id, voter_key, person_id, asked_at)
    values (${server.workspaceId}, 'zaubernuss', ${personId}, now())
  `.execute(server.services.db);
  await sql`
    insert into idea_news (workspace_id, idea_id, person_id, state, next_at)
    values (${server.workspaceId}, ${idea.id}, ${personId}, 'planned', now())
  `.execute(server.services.db);
  const quoted = await api<{ id: string }>("POST", "/testimonials", {
    ...{ responseId: answer.id, shownAs: "Zaubernuss A." },
  });
  await sql`
    insert into testimonial_event (workspace_id, testimonial_id, id, at, actor, kind, data)
    values (${server.workspaceId}, ${quoted.id}, gen_random_uuid(), now(), 'author', 'given', '{"name":"zaubernuss"}')
  `.execute(server.services.db);
  await sql`
    insert into ambassador (workspace_id, response_id, survey_id, person_id, kinds, words, contact, at)
    values (${server.workspaceId}, ${answer.id}, ${survey.id}, ${personId}, '{recommend}', 'zaubernuss', ${EMAIL}, now())
  `.execute(server.services.db);
  await api("POST", `/people/${personId}/referral`);
  await sql`
    update referral_link set shown_name = 'Zaubernuss', response_id = ${answer.id}
    where workspace_id = ${server.workspaceId} and person_id = ${personId}
  `.execute(server.services.db);
  const friend = await api<{ id: string }>("POST", "/people", { externalId: "a friend" });
  const { link } = await api<{ link: { token: string } }>("POST", `/people/${friend.id}/referral`);
  await api("PUT", `/people/${personId}/came-by`, { referredBy: link.token });
  await api("POST", `/people/${personId}/benefits`, { amount: 5, why: "For the zaubernuss" });
  const offer = await api<{ id: string }>("POST", "/offers", {
    ...{ title: { en: "Ten percent" }, waitsForCases: false },
  });
  await api("POST", `/offers/${offer.id}/issue`, { personId });
  await api("POST", "/reviews", {
    reviews: [
      {
        site: "Maps",
        externalId: "1",
        rating: 4,
        author: NAME,
        words: "Dry",
        at: "2026-05-01T00:00:00Z",
      },
    ],
  });
  await sql`
    update response set meta = '{"page":"zaubernuss"}', answers = '{"why":"zaubernuss"}',
      external_id = 'zaubernuss', source_key = 'zaubernuss' where id = ${answer.id}::uuid
  `.execute(server.services.db);
  await sql`
    insert into comment_reading (workspace_id, response_id, survey_id, language, language_confidence, tone,
      likeliest, value, confidence, themes, urgency, churn, reasons, version)
    values (${server.workspaceId}, ${answer.id}, ${survey.id}, 'en', 1, 'negative', 'negative', -1, 1,
      '[{"id":"quality","polarity":"negative","spans":[]}]', 1, false,
      '[{"of":"urgency","phrase":"zaubernuss","start":0,"end":10}]', '1')
  `.execute(server.services.db);
  await sql`
    insert into reading_correction (workspace_id, response_id, field, value, actor)
    values (${server.workspaceId}, ${answer.id}, 'churn', '{"churn":false}', 'ann@example.com')
  `.execute(server.services.db);
  await server.services.db
    .transaction()
    .execute((trx) =>
      setDerivedValues(trx, server.workspaceId, [
        { responseId: answer.id, dimension: "@theme", values: ["quality:negative"] },
      ]),
    );
  const { data: cases } = await api<{ data: { id: string }[] }>(
    "GET",
    `/cases?personId=${personId}`,
  );
  await api("POST", `/cases/${cases[0]?.id}/notes`, { text: "Zaubernuss was furious" });
  await api("POST", "/cases", { personId, title: "zaubernuss", words: "Says Ms Zaubernuss" });
  await api("POST", `/cases/${cases[0]?.id}/resolve`, {
    outcome: "solved",
    causeId: null,
    note: "zaubernuss is content",
  });
  await wroteToHer(cases[0]?.id ?? "");
  await promisedHer(cases[0]?.id ?? "");
  await writtenByModel(answer.id);
  await asked(answer.id);
  await thankedFor(answer.id);
  await files();
  await reportToHer();
}

/** Whom her answer is about, what they were thanked for, and what they asked of it. */
async function thankedFor(responseId: string): Promise<void> {
  const { services, workspaceId, api } = server;
  const { id: employeeId } = await api<{ id: string }>("POST", "/employees", { name: "Ilze" });
  await api("PUT", `/responses/${responseId}/employees/${employeeId}`);
  await api("POST", "/recognitions", { responseId, employeeId, words: `For ${NAME}` });
  await api("PUT", "/mail-in/strangers", { open: true, refuse: [EMAIL] });
  await sql`
    insert into mail_refused (workspace_id, day, why, from_address, about, times, first_at, last_at)
    values (${workspaceId}, now(), 'stranger_limit', ${EMAIL}, ${workspaceId}, 1, now(), now())
  `.execute(services.db);
  await api("POST", "/saved-replies", {
    ...{ name: `For ${NAME}`, texts: [{ language: "en", text: `Dear ${NAME}, ${EMAIL}` }] },
  });
  await sql`
    insert into motivation_record (workspace_id, id, employee_id, reward, reason, evidence, state,
      proposed_by, proposed_by_user, proposed_at)
    values (${workspaceId}, gen_random_uuid(), ${employeeId}, 'A day off', ${`Kind to ${NAME}`}, '{}',
      'proposed', 'ann', 'ann', now())
  `.execute(services.db);
  await api("POST", "/trainings", { title: `How ${NAME} was helped`, body: EMAIL });
  const improved = { title: "Written up", surveyId: server.survey.id };
  const { id: improvementId } = await api<{ id: string }>("POST", "/improvements", improved);
  await sql`
    insert into library_case (workspace_id, id, improvement_id, title, problem, done, lesson, themes,
      created_by, created_at, updated_at)
    values (${workspaceId}, ${uuidv7()}, ${improvementId}, ${`What ${NAME} said`}, ${EMAIL}, ${NAME}, ${NAME},
      '{}', 'ann', now(), now())
  `.execute(services.db);
  await sql`
    insert into advice_dismissal (workspace_id, key, rule, reason, dismissed_by, dismissed_at, until)
    values (${workspaceId}, 'promises_late', 'promises_late', ${`${NAME} was an exception`}, 'ann', now(), now())
  `.execute(services.db);
  await sql`
    insert into employee_waiting (workspace_id, id, survey_id, score, comment, properties, day)
    values (${workspaceId}, ${uuidv7()}, ${server.survey.id}, 3, ${`${NAME} shouts`}, '{}', '2026-05-01')
  `.execute(services.db);
  await sql`
    insert into employee_comment (workspace_id, id, survey_id, text)
    values (${workspaceId}, ${uuidv7()}, ${server.survey.id}, ${`${NAME} shouts`})
  `.execute(services.db);
  await sql`
    insert into exclusion_request (workspace_id, id, response_id, employee_id, asked_by, asked_by_user,
      reason, asked_at, state, decided_by, decided_at, decision)
    values (${workspaceId}, ${uuidv7()}, ${responseId}, ${employeeId}, 'ilze@example.com', 'ilze',
      ${`${NAME} meant another shop`}, now(), 'refused', 'ann@example.com', now(), ${`Not ${EMAIL}`})
  `.execute(services.db);
}

/** She gets a report, as somebody outside the house. */
async function reportToHer(): Promise<void> {
  const { services, workspaceId, survey, api } = server;
  const { id } = await api<{ id: string }>("POST", "/reports", { surveyId: survey.id, name: "R" });
  const [recipientId, runId, now] = [uuidv7(), uuidv7(), new Date()];
  await sql`
    insert into report_recipient (workspace_id, report_id, id, email, language, added_by, added_at, confirmed_at)
    values (${workspaceId}, ${id}, ${recipientId}, ${EMAIL}, 'lv', 'ann@example.com', ${now}, ${now})
  `.execute(services.db);
  await sql`
    insert into report_run (workspace_id, id, report_id, kind, first_day, end_day, state, made_at, missed)
    values (${workspaceId}, ${runId}, ${id}, 'manual', '2026-05-04', '2026-05-11', 'made', ${now}, 0)
  `.execute(services.db);
  await sql`
    insert into report_mail (workspace_id, run_id, report_id, recipient_id, state, at, detail)
    values (${workspaceId}, ${runId}, ${id}, ${recipientId}, 'refused', ${now}, '550 zaubernuss unknown')
  `.execute(services.db);
}

/** What a model of one's own made of her words: a reading, a translation, a summary that rests on them. */
async function writtenByModel(responseId: string): Promise<void> {
  const { services, workspaceId, survey } = server;
  const { db } = services;
  const of = { workspace_id: workspaceId, response_id: responseId };
  await sql`
    insert into model_reading (workspace_id, response_id, state, model, read_on, tone, confidence, themes,
      urgency, churn, reason)
    values (${workspaceId}, ${responseId}, 'read', 'tiny-1', '2026-05-01', 'negative', 1,
      '[{"id":"quality","polarity":"negative","quote":"zaubernuss"}]', 1, false, 'zaubernuss')
  `.execute(db);
  await db.insertInto("model_to_read").values(of).execute();
  const by = { model: "tiny-1", written_at: new Date(), asked_by: "ann@example.com" };
  await db
    .insertInto("model_translation")
    .values({ ...of, language: "sv", text: "Fråga efter zaubernuss", redacted: false, ...by })
    .execute();
  const id = uuidv7();
  const sentences = JSON.stringify([{ text: "A zaubernuss was dry.", responseIds: [responseId] }]);
  await db
    .insertInto("model_summary")
    .values({
      ...{ workspace_id: workspaceId, id, survey_id: survey.id, theme: "", from_day: null },
      ...{ to_day: null, language: "en", sentences, sources: 1, comments: 5, comments_of: 5 },
      ...by,
    })
    .execute();
  await db
    .insertInto("model_summary_source")
    .values({ workspace_id: workspaceId, summary_id: id, response_id: responseId })
    .execute();
}

/** A promise, whose end was noted. */
async function promisedHer(caseId: string): Promise<void> {
  const { data } = await server.api<{ data: { userId: string }[] }>("GET", "/colleagues");
  const owner = data[0]?.userId;
  const promise = { caseId, words: "A new zaubernuss", dueOn: "2030-01-02", owner };
  const { id } = await server.api<{ id: string }>("POST", "/promises", promise);
  await server.api("POST", `/promises/${id}/keep`, { note: "zaubernuss was brought" });
}

/** A conversation by mail, whose answer had a file, and what she said to whether it was settled. */
async function wroteToHer(caseId: string): Promise<void> {
  const { services, workspaceId } = server;
  const { id } = await server.api<{ id: string }>("POST", `/cases/${caseId}/conversation`);
  const messageId = uuidv7();
  const of = { workspace_id: workspaceId, conversation_id: id };
  await services.db
    .updateTable("conversation")
    .set({ subject: "Zaubernuss" })
    .where("workspace_id", "=", workspaceId)
    .execute();
  await services.db
    .insertInto("conversation_message")
    .values({
      ...of,
      ...{ id: messageId, direction: "in", kind: "reply", way: "mail", actor: "customer" },
      ...{ from_address: "zaubernuss@shop.lv", to_address: "zaubernuss@shop.lv", machine: null },
      ...{ subject: "zaubernuss", text: "zaubernuss", shown: "zaubernuss", state: "received" },
      ...{ due_at: null, claimed_by: null, lease_until: null, reply: "zaubernuss" },
      ...{ rfc_id: "<zaubernuss@shop.lv>", at: new Date() },
    })
    .execute();
  const file = { id: uuidv7(), message_id: messageId, name: "zaubernuss.txt", type: "text/plain" };
  await services.db
    .insertInto("conversation_file")
    .values({ ...of, ...file, size: 3, bytes: Buffer.from("wet") })
    .execute();
  const begun = { ...of, user_id: "ann" };
  await services.db
    .insertInto("conversation_draft")
    .values({ ...begun, text: "Dear Ms Zaubernuss", updated_at: new Date() })
    .execute();
  const now = new Date();
  await services.db
    .insertInto("chat")
    .values({
      ...{ ...of, survey_id: server.survey.id, vouched: null, page: "/zaubernuss" },
      ...{ claimed_name: "zaubernuss", claimed_email: "zaubernuss@shop.lv" },
      ...{ began_at: now, seen_at: now, last_at: now },
    })
    .execute();
  const { message_id: _, ...unsent } = file;
  await services.db
    .insertInto("conversation_upload")
    .values({ ...begun, ...unsent, size: 3, bytes: Buffer.from("wet"), at: new Date() })
    .execute();
  await services.db
    .updateTable("case_check")
    .set({ words: "zaubernuss" })
    .where("workspace_id", "=", workspaceId)
    .where("case_id", "=", caseId)
    .execute();
}

async function withKey(method: string, path: string, body: unknown): Promise<{ id: string }> {
  const reply = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: server.authorization,
      "content-type": "application/json",
      "idempotency-key": uuidv7(),
    },
    body: JSON.stringify(body),
  });
  expect(reply.status).toBe(201);
  return (await reply.json()) as { id: string };
}

/** What asking her left behind: it takes a mail server, a chat and a phone to make all of it. */
async function asked(responseId: string): Promise<void> {
  const { services, workspaceId, survey } = server;
  const { db } = services;
  const now = new Date();
  const [invitationId, sendingId, webhookId, deliveryId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const own = { workspace_id: workspaceId };
  await sql`
    insert into sending (workspace_id, id, survey_id, name, status, channel, audience, plan, created_by,
      created_at, updated_at)
    values (${workspaceId}, ${sendingId}, ${survey.id}, 'June', 'running', 'email', '{}', '{}', 'ann',
      ${now}, ${now})
  `.execute(db);
  await db
    .insertInto("audience_member")
    .values({
      ...own,
      sending_id: sendingId,
      person_id: personId,
      properties: '{"shop":"zaubernuss"}',
      added_at: now,
    })
    .execute();
  await db
    .insertInto("invitation")
    .values({
      ...own,
      id: invitationId,
      survey_id: survey.id,
      sending_id: sendingId,
      person_id: personId,
      channel: "email",
      origin: "api",
      state: "answered",
      detail: "550 zaubernuss unknown",
      stratum: "zaubernuss",
      language: "lv",
      properties: '{"shop":"zaubernuss"}',
      response_id: responseId,
      external_id: "zaubernuss",
      created_at: now,
      updated_at: now,
    })
    .execute();
  await db
    .insertInto("message")
    .values({
      ...own,
      id: uuidv7(),
      invitation_id: invitationId,
      channel: "email",
      purpose: "ask",
      state: "sent",
      address: EMAIL,
      reply: "250 zaubernuss accepted",
      provider_id: "zaubernuss",
      created_at: now,
    })
    .execute();
  await db
    .insertInto("link_load")
    .values({ ...own, invitation_id: invitationId, id: uuidv7(), at: now, kind: "page" })
    .execute();
  await db
    .insertInto("chat_state")
    .values({
      ...own,
      channel: "telegram",
      address: "zaubernuss-chat",
      invitation_id: invitationId,
      awaits: "comment",
      updated_at: now,
    })
    .execute();
  await db
    .insertInto("call_attempt")
    .values({
      ...own,
      invitation_id: invitationId,
      id: uuidv7(),
      at: now,
      interviewer: "ann",
      outcome: "no_answer",
      note: "Zaubernuss sleeps until noon",
    })
    .execute();
  await db
    .insertInto("reward_code")
    .values([
      { ...own, survey_id: survey.id, code: "A", added_at: now, given_at: now, holder: personId },
    ])
    .execute();
  await db
    .insertInto("reward_mail")
    .values({ ...own, survey_id: survey.id, person_id: personId, at: now })
    .execute();
  await db
    .insertInto("person_asked")
    .values({ ...own, person_id: personId, kind: "relationship", at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto("sending_candidate")
    .values({
      ...own,
      sending_id: sendingId,
      place: 1,
      person_id: personId,
      outcome: "planned",
      wave: 0,
      stratum: "zaubernuss",
    })
    .execute();
  await db
    .insertInto("claimed_answer")
    .values({ ...own, response_id: responseId, person_id: personId, at: now })
    .execute();
  await db
    .insertInto("loose_comment")
    .values([
      { ...said(workspaceId, survey.id, now), person_id: personId, text: "Zaubernuss on Sundays" },
      { ...said(workspaceId, survey.id, now), contact: EMAIL, text: "More benches" },
    ])
    .execute();
  await toBeWonBack(sendingId);
  await db
    .insertInto("delighted_id")
    .values({ ...own, target: personId, number: 7 })
    .execute();
  await sql`
    insert into webhook (workspace_id, id, name, format, address, sealed, events, status, last_error,
      created_by, created_at, updated_at)
    values (${workspaceId}, ${webhookId}, 'CRM', 'candor', 'https://crm.example.com', '', '{}',
      'active', 'zaubernuss@shop.lv is not a customer', 'ann', ${now}, ${now})
  `.execute(db);
  const events = await db.selectFrom("webhook_event").select("id").execute();
  const eventId = events[0]?.id ?? uuidv7();
  if (events.length === 0) {
    await sql`
      insert into webhook_event (workspace_id, id, type, subject_id, person_id, occurred_at, data)
      values (${workspaceId}, ${eventId}, 'response.created', ${responseId}, null, ${now},
        '{"comment":"zaubernuss"}')
    `.execute(db);
  }
  await sql`
    insert into webhook_delivery (workspace_id, webhook_id, id, event_id, subject_id, position, status,
      created_at, due_at)
    values (${workspaceId}, ${webhookId}, ${deliveryId}, ${eventId}, ${responseId}, 1, 'delivered', ${now}, ${now})
  `.execute(db);
  await sql`
    insert into webhook_attempt (workspace_id, webhook_id, delivery_id, number, at, duration_ms, request,
      answer, error)
    values (${workspaceId}, ${webhookId}, ${deliveryId}, 1, ${now}, 5, '{"body":"zaubernuss"}',
      '{"body":"zaubernuss"}', 'zaubernuss')
  `.execute(db);
}

/** A win-back that she was drawn for. */
async function toBeWonBack(sendingId: string): Promise<void> {
  const { services, workspaceId, survey } = server;
  const winBackId = uuidv7();
  await sql`
    insert into win_back (workspace_id, id, name, survey_id, sending_id, channel, lapsed_days, currency,
      outcome_days, seed, created_by, created_at, ends_at)
    values (${workspaceId}, ${winBackId}, 'Spring', ${survey.id}, ${sendingId}, 'email', 180, 'EUR',
      90, 'a', 'ann', now(), now())
  `.execute(services.db);
  await sql`
    insert into win_back_member (workspace_id, win_back_id, id, person_id, arm, value)
    values (${workspaceId}, ${winBackId}, ${uuidv7()}, ${personId}, 'contacted', 10)
  `.execute(services.db);
}

/** A comment without a score, of nobody yet. */
function said(workspaceId: string, surveyId: string, now: Date) {
  const id = uuidv7();
  return {
    ...{ workspace_id: workspaceId, id, survey_id: surveyId, source: "ideas", source_key: id },
    ...{ language: null, contact: null, person_id: null, import_id: null },
    ...{ given_at: now, recorded_at: now, done_at: null, done_by: null },
  };
}

/** A file that was imported and rejected her row, one that waits, and one that bears her name. */
async function files(): Promise<void> {
  const { services, workspaceId, survey } = server;
  const rows = [
    "Score,Date,Name,E-mail,Phone,Comment",
    `11,2026-05-03,${NAME},${EMAIL},29 555 123,too much`,
    "12,2026-05-03,Somebody else,else@shop.lv,20000000,too much",
    ...Array.from(
      { length: 20 },
      (_, n) => `9,2026-05-${n + 4},Nr ${n},nr${n}@shop.lv,2000000${n},fine`,
    ),
  ].join("\n");
  const upload = async (fileName: string) => {
    const form = new FormData();
    form.append("file", new Blob([rows]), fileName);
    const reply = await fetch(`${server.url}/api/v1/imports`, {
      method: "POST",
      headers: { authorization: server.authorization },
      body: form,
    });
    expect(reply.status).toBe(201);
    return (await reply.json()) as { id: string };
  };
  const committed = await upload("may.csv");
  await server.api("POST", `/imports/${committed.id}/commit`, { survey: survey.id });
  await runImport(services, { workspaceId, importId: committed.id });
  await upload("Zaubernuss Ann.csv");
  await sql`update import set error = 'zaubernuss@shop.lv is not a date' where file_name = 'Zaubernuss Ann.csv'`.execute(
    services.db,
  );
}

/** Every table of every schema with rows that hold one of these, in whatever column. */
async function tablesWith(...words: string[]): Promise<string[]> {
  const { db } = server.services;
  const tables = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
  `.execute(db);
  expect(tables.rows.length).toBeGreaterThan(50);
  const found: string[] = [];
  for (const { schema, name } of tables.rows) {
    const patterns = words.flatMap((word) =>
      [word, Buffer.from(word).toString("hex")].map((text) => `%${text}%`),
    );
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(`${schema}.${name}`)} t
      where lower(t::text) like any(${patterns}::text[])
    `.execute(db);
    if ((rows[0]?.n ?? 0) > 0) found.push(name);
  }
  return found.sort();
}

test("after an erasure no table holds anything of the person, and before it every one did", async () => {
  await everythingOfHer();
  const holding = await tablesWith(MARKER, DIGITS);
  const declared = DECLARED_TABLES.filter(({ personal }) => personal.length > 0);
  // Says only that some link was opened, or hangs from her by an id.
  const wordless = ["link_load", "reward_code"];
  expect(
    declared.map(({ table }) => table).filter((name) => ![...holding, ...wordless].includes(name)),
  ).toEqual([]);

  const copy = await server.api<{ records: Record<string, unknown[]> }>(
    "GET",
    `/people/${personId}/export`,
  );
  const { records } = copy;
  const exported = DECLARED_TABLES.filter((one) => one.exported).map(({ table }) =>
    table.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  );
  expect(Object.keys(records).sort()).toEqual(exported.sort());
  expect(records.importRejection).toHaveLength(1);
  expect(JSON.stringify(records.response)).toContain("The zaubernuss was dry");
  expect(JSON.stringify(copy)).not.toContain("Somebody else");

  await server.api("DELETE", `/people/${personId}`);
  expect(await tablesWith(MARKER, DIGITS)).toEqual([]);
  const reading = await testReading(server.services.db);
  await reading.read(server.workspaceId);
  await reading.stop();
  const { rows: themed } = await sql`
    select from response where derived <> '{}' and comment is null
  `.execute(server.services.db);
  expect(themed).toEqual([]);
  // What remains of her is an id that leads nowhere: in the log, where invitations are counted, and with what she asked
  // of her data, which is proof that it was done.
  expect(await tablesWith(personId)).toEqual(["audit_entry", "data_request", "invitation"]);
  const { data } = await server.api<{ data: { status: string }[] }>("GET", "/imports");
  expect(data.map(({ status }) => status)).toEqual(["cancelled", "done"]);
  const left = await server.services.db.selectFrom("import_rejection").select("cells").execute();
  expect(left).toHaveLength(1);
});
