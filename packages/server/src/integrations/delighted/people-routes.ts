import type { App } from "../../errors/http.ts";
import { cancelPending } from "../../invitations/schedule-invitation.ts";
import { erasePerson } from "../../people/erase-person.ts";
import type { ReassignAnswers } from "../../people/merge-people.ts";
import { changePerson } from "../../people/save-person.ts";
import type { Database } from "../../storage/database.ts";
import { type Caller, callerOf } from "./caller.ts";
import { createPerson, nameIn } from "./create-person.ts";
import { namesOf } from "./delighted-ids.ts";
import { notFound } from "./error-replies.ts";
import { emailIn, phoneIn, propertiesIn, seconds, textIn, timeIn } from "./field-values.ts";
import { findPerson, getPerson, personOfPath } from "./find-person.ts";
import { cursorPage, shownOfCursor } from "./paging.ts";
import { bothPaths } from "./paths.ts";
import { type ListedPerson, listPeople } from "./people-queries.ts";
import type { Names } from "./shapes.ts";

export interface PeopleDeps {
  db: Database;
  reassignAnswers: ReassignAnswers;
}

/** `/people`: making and asking, listing, erasing. */
export function peopleRoutes(app: App, { db, reassignAnswers }: PeopleDeps): void {
  bothPaths("/people", (path) => {
    app.post(path, async (request, reply) => {
      const caller = callerOf(request);
      const { person, scheduledAt, properties } = await createPerson(db, caller, new Date());
      const names = await namesOf(db, caller.workspaceId, { people: [person.id] });
      return reply.code(201).send({
        id: names.get(person.id),
        email: person.email,
        ...(person.phone === null ? {} : { phone_number: person.phone }),
        name: person.name,
        survey_scheduled_at: seconds(scheduledAt),
        properties,
      });
    });

    app.get(path, async (request, reply) => {
      const { workspaceId, survey, query } = callerOf(request);
      const page = cursorPage(query);
      const rows = await listPeople(db, {
        workspaceId,
        surveyId: survey.id,
        email: emailIn(query, "email"),
        phone: phoneIn(query, "phone_number"),
        since: timeIn(query, "since"),
        until: timeIn(query, "until"),
        after: page.after,
        limit: page.limit,
      });
      const shown = shownOfCursor(request, reply, page, rows);
      const names = await namesOf(db, workspaceId, { people: shown.map(({ id }) => id) });
      return shown.map((person) => listed(person, names));
    });

    // Node's client saves without an id in the path.
    app.put(path, async (request) => {
      const caller = callerOf(request);
      return savePerson(db, caller, textIn(caller.fields, "id") ?? "");
    });
  });

  app.get<{ Params: { person: string } }>("/people/:person", async (request) => {
    const caller = callerOf(request);
    const person = await getPerson(db, caller.workspaceId, personOfPath(request.params.person));
    return onePerson(db, caller, person.id);
  });

  app.put<{ Params: { person: string } }>("/people/:person", async (request) =>
    savePerson(db, callerOf(request), request.params.person),
  );

  app.delete<{ Params: { person: string } }>("/people/:person", async (request, reply) => {
    const { workspaceId, actor } = callerOf(request);
    const person = await getPerson(db, workspaceId, personOfPath(request.params.person));
    await erasePerson(db, {
      workspaceId,
      personId: person.id,
      actor,
      now: new Date(),
      reassignAnswers,
    });
    return reply.code(202).send({ ok: true });
  });

  bothPaths("/people/:person/survey_requests/pending", (path) => {
    app.delete<{ Params: { person: string } }>(path, async (request) => {
      const { workspaceId, survey } = callerOf(request);
      const person = await findPerson(db, workspaceId, personOfPath(request.params.person));
      // Nobody has nothing pending.
      if (!person) return { ok: true };
      const cancelled = { workspaceId, personId: person.id, surveyId: survey.id, now: new Date() };
      await db.transaction().execute((trx) => cancelPending(trx, cancelled));
      return { ok: true };
    });
  });
}

/** What a client that read a person writes back; nobody is asked by it. */
async function savePerson(db: Database, caller: Caller, named: string) {
  const { workspaceId, fields } = caller;
  const person = await getPerson(db, workspaceId, personOfPath(named));
  const name = nameIn(fields, "name");
  const email = emailIn(fields, "email");
  const phone = phoneIn(fields, "phone_number");
  await changePerson(
    db,
    { workspaceId, personId: person.id },
    {
      ...(name === null ? {} : { name }),
      ...(email === null ? {} : { email }),
      ...(phone === null ? {} : { phone }),
      attributes: propertiesIn(fields, "properties") ?? {},
    },
    new Date(),
  );
  return onePerson(db, caller, person.id);
}

async function onePerson(db: Database, { workspaceId, survey }: Caller, id: string) {
  const [person] = await listPeople(db, { workspaceId, surveyId: survey.id, id, limit: 1 });
  if (!person) throw notFound("person", id);
  return listed(person, await namesOf(db, workspaceId, { people: [id] }));
}

function listed(person: ListedPerson, names: Names) {
  return {
    id: names.get(person.id),
    name: person.name,
    email: person.email,
    created_at: seconds(person.created_at),
    ...(person.phone === null ? {} : { phone_number: person.phone }),
    last_sent_at: seconds(person.last_sent_at),
    last_responded_at: seconds(person.last_responded_at),
    next_survey_scheduled_at: seconds(person.next_at),
  };
}
