import type { App } from "../../errors/http.ts";
import { upsertPeople } from "../../people/upsert-people.ts";
import { removeMembers } from "../../sendings/save-sending.ts";
import type { Database } from "../../storage/database.ts";
import { inTransaction } from "../../storage/in-transaction.ts";
import {
  findAutopilot,
  idleAutopilot,
  joinAutopilot,
  listMembers,
  type Membership,
  type Platform,
} from "./autopilot.ts";
import { type Caller, callerOf, needs } from "./caller.ts";
import { nameIn } from "./create-person.ts";
import { namesOf, numbersOf } from "./delighted-ids.ts";
import { notFound } from "./error-replies.ts";
import {
  emailIn,
  invalid,
  phoneIn,
  propertiesIn,
  seconds,
  textIn,
  timeIn,
} from "./field-values.ts";
import {
  findPerson,
  getPerson,
  type PersonNamed,
  type PersonRow,
  personOfPath,
} from "./find-person.ts";
import { cursorPage, shownOfCursor } from "./paging.ts";
import { bothPaths } from "./paths.ts";
import type { Fields } from "./read-fields.ts";
import { type Names, shownPerson } from "./shapes.ts";
import { told } from "./special-properties.ts";

/** `/autopilot/email` and `/autopilot/sms`: asking listed people again and again. */
export function autopilotRoutes(app: App, { db }: { db: Database }): void {
  for (const platform of ["email", "sms"] as const) {
    bothPaths(`/autopilot/${platform}`, (path) => {
      app.get(path, async (request) => {
        const { workspaceId, survey } = callerOf(request);
        const found = await findAutopilot(db, { workspaceId, surveyId: survey.id, platform });
        const autopilot = found ?? idleAutopilot(survey);
        return {
          platform_id: platform,
          active: autopilot.isActive,
          frequency: autopilot.everySeconds,
          created_at: seconds(autopilot.createdAt),
          updated_at: seconds(autopilot.updatedAt),
        };
      });
    });
    bothPaths(`/autopilot/${platform}/memberships`, (path) =>
      membershipRoutes(app, db, platform, path),
    );
  }
}

function membershipRoutes(app: App, db: Database, platform: Platform, path: string): void {
  app.get(path, async (request, reply) => {
    const { workspaceId, survey, query } = callerOf(request);
    const page = cursorPage(query);
    const named = personNamed(query);
    const person = named && (await findPerson(db, workspaceId, named));
    const autopilot = await findAutopilot(db, { workspaceId, surveyId: survey.id, platform });
    if (!autopilot || (named && !person)) return [];
    const rows = await listMembers(db, {
      workspaceId,
      sendingId: autopilot.sendingId,
      personId: person?.id ?? null,
      updatedSince: timeIn(query, "updated_since"),
      updatedUntil: timeIn(query, "updated_until"),
      after: page.after,
      limit: page.limit,
    });
    const shown = shownOfCursor(request, reply, page, rows);
    const names = new Map([
      ...(await namesOf(db, workspaceId, { people: shown.map(({ id }) => id) })),
      ...(await numbersOf(
        db,
        workspaceId,
        shown.flatMap(({ next_id: id }) => id ?? []),
      )),
    ]);
    return shown.map((member) => membership(member, names));
  });

  app.post(path, async (request, reply) => {
    const caller = callerOf(request);
    // Who joins a running Autopilot is asked.
    needs(caller, "send");
    const given = propertiesIn(caller.fields, "properties") ?? {};
    const now = new Date();
    const person = await personToJoin(db, caller, now);
    const { properties, special } = told(given);
    const member = { platform, personId: person.id, properties: { ...properties, ...special } };
    await joinAutopilot(db, caller, member, now);
    const names = await namesOf(db, caller.workspaceId, { people: [person.id] });
    return reply.code(201).send({ person: shownPerson(person, names), properties: given });
  });

  app.delete(path, async (request, reply) => {
    const { workspaceId, survey, fields } = callerOf(request);
    const named = personNamed(fields);
    if (!named) throw invalid({ person_id: "can't be blank" });
    const person = await getPerson(db, workspaceId, named);
    const autopilot = await findAutopilot(db, { workspaceId, surveyId: survey.id, platform });
    if (autopilot) {
      const { sendingId } = autopilot;
      await removeMembers(db, { workspaceId, sendingId, personIds: [person.id], now: new Date() });
    }
    const names = await namesOf(db, workspaceId, { people: [person.id] });
    return reply.code(202).send({ person: shownPerson(person, names) });
  });
}

/** Whom the parameters mean; Node's description says `phone_number` where Delighted's said more. */
function personNamed(fields: Fields): PersonNamed | null {
  const id = textIn(fields, "person_id");
  if (id !== null) return personOfPath(id);
  const email = emailIn(fields, "person_email");
  if (email !== null) return { by: "email", value: email };
  const phone = phoneIn(fields, "person_phone_number") ?? phoneIn(fields, "phone_number");
  return phone === null ? null : { by: "phone", value: phone };
}

/** A person named by their id must exist; one with an address or a number is made. */
async function personToJoin(
  db: Database,
  { workspaceId, fields }: Caller,
  now: Date,
): Promise<PersonRow> {
  const named = personNamed(fields);
  if (!named) throw invalid({ person_email: "can't be blank" });
  if (named.by === "id") return getPerson(db, workspaceId, named);
  const identity = {
    email: emailIn(fields, "person_email"),
    phone: phoneIn(fields, "person_phone_number") ?? phoneIn(fields, "phone_number"),
    externalId: null,
    name: nameIn(fields, "person_name"),
  };
  const { properties, language } = told(propertiesIn(fields, "properties"));
  await inTransaction(db, (trx) =>
    upsertPeople(trx, workspaceId, [{ identity, attributes: properties, language }], now),
  );
  const person = await findPerson(db, workspaceId, named);
  if (!person) throw notFound("person", named.value);
  return person;
}

function membership(member: Membership, names: Names) {
  return {
    created_at: seconds(member.added_at),
    updated_at: seconds(member.updated_at),
    person: { ...shownPerson(member, names), last_sent_at: seconds(member.last_sent_at) },
    next_survey_request: member.next_id && {
      id: names.get(member.next_id),
      created_at: seconds(member.next_created_at),
      survey_scheduled_at: seconds(member.next_at),
      properties: member.next_properties ?? {},
    },
  };
}
