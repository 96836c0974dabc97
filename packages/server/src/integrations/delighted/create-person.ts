import type { AskingChannel } from "@candor/contract/person.ts";
import { sql } from "kysely";
import { scheduleInvitation } from "../../invitations/schedule-invitation.ts";
import { ownersOf } from "../../people/owners.ts";
import { type Upserted, upsertPeople } from "../../people/upsert-people.ts";
import type { Database, Transaction } from "../../storage/database.ts";
import { inTransaction } from "../../storage/in-transaction.ts";
import { type Caller, needs } from "./caller.ts";
import {
  emailIn,
  flagIn,
  integerIn,
  invalid,
  type Properties,
  phoneIn,
  propertiesIn,
  textIn,
  timeIn,
} from "./field-values.ts";
import { findPerson, type PersonRow } from "./find-person.ts";
import type { Fields } from "./read-fields.ts";
import { told } from "./special-properties.ts";

/** A hundred years: Delighted knew no longest delay, but dates end somewhere. */
const LONGEST_DELAY = 100 * 365 * 86_400;
const LONGEST_NAME = 254;

/** A person as a client describes them. */
interface Described {
  email: string | null;
  phone: string | null;
  name: string | null;
  given: Properties | null;
  lastSentAt: Date | null;
  emailUpdate: string | null;
  phoneUpdate: string | null;
}

export interface CreatedPerson {
  person: PersonRow;
  scheduledAt: Date | null;
  properties: Properties;
}

/**
 * Makes or changes a person and, unless told otherwise, asks them after a delay, by the survey's own
 * rules: whoever may not be asked is not, and the invitation keeps the reason.
 *
 * @throws {KnownError} 422 when nobody is named or a parameter is wrong; 403 when the key may not ask.
 */
export async function createPerson(
  db: Database,
  caller: Caller,
  now: Date,
): Promise<CreatedPerson> {
  const { fields, workspaceId } = caller;
  const described = describedIn(fields);
  const send = flagIn(fields, "send", true);
  const delay = Math.min(Math.max(integerIn(fields, "delay") ?? 0, 0), LONGEST_DELAY);
  const channel = channelIn(fields, described);
  if (send) needs(caller, "send");
  const { properties, special, language } = told(described.given);
  return inTransaction(db, async (trx) => {
    await refuseTwo(trx, workspaceId, described);
    const [upserted] = await upsertPeople(
      trx,
      workspaceId,
      [
        {
          identity: {
            email: described.email,
            phone: described.phone,
            externalId: null,
            name: described.name,
          },
          attributes: properties,
          language,
          lastAskedAt: described.lastSentAt,
        },
      ],
      now,
    );
    const { personId } = upserted as Upserted;
    await changeAddresses(trx, workspaceId, personId, described, now);
    const scheduled = send
      ? await scheduleInvitation(trx, {
          workspaceId,
          surveyId: caller.survey.id,
          personId,
          channel,
          delaySeconds: delay,
          properties: { ...properties, ...special },
          origin: "delighted",
          language,
          now,
        })
      : null;
    const person = await personRow(trx, workspaceId, personId);
    return { person, scheduledAt: scheduled?.at ?? null, properties: described.given ?? {} };
  });
}

function describedIn(fields: Fields): Described {
  const described = {
    email: emailIn(fields, "email"),
    phone: phoneIn(fields, "phone_number"),
    name: nameIn(fields, "name"),
    given: propertiesIn(fields, "properties"),
    lastSentAt: timeIn(fields, "last_sent_at"),
    emailUpdate: emailIn(fields, "email_update"),
    phoneUpdate: phoneIn(fields, "phone_number_update"),
  };
  if (described.email || described.phone) return described;
  throw invalid({ email: "can't be blank", phone_number: "can't be blank" });
}

/** @throws {KnownError} 422 when it is longer than Delighted took it. */
export function nameIn(fields: Fields, parameter: string): string | null {
  const name = textIn(fields, parameter);
  if (name === null || name.length <= LONGEST_NAME) return name;
  throw invalid({ [parameter]: "must be less than 255 characters" });
}

function channelIn(fields: Fields, { email, phone }: Described): AskingChannel {
  const wanted = textIn(fields, "channel") ?? (email ? "email" : "sms");
  if (wanted !== "email" && wanted !== "sms") throw invalid({ channel: "must be email or sms" });
  if (wanted === "sms" && !phone) throw invalid({ phone_number: "can't be blank" });
  return wanted;
}

/** @throws {KnownError} 422 when the new address or number is somebody else's. */
async function changeAddresses(
  trx: Transaction,
  workspaceId: string,
  personId: string,
  { emailUpdate, phoneUpdate }: Described,
  now: Date,
): Promise<void> {
  for (const [by, value, parameter] of [
    ["email", emailUpdate, "email_update"],
    ["phone", phoneUpdate, "phone_number_update"],
  ] as const) {
    if (value === null) continue;
    const owner = await findPerson(trx, workspaceId, { by, value });
    if (owner && owner.id !== personId) throw invalid({ [parameter]: "has already been taken" });
    await sql`
      update person set ${sql.ref(by)} = ${value}, updated_at = ${now}::timestamptz
      where workspace_id = ${workspaceId} and id = ${personId}::uuid
    `.execute(trx);
  }
}

/**
 * Delighted found people by the address first, and a number was one person's only.
 *
 * @throws {KnownError} 422 when the number is another person's than the address.
 */
async function refuseTwo(
  trx: Transaction,
  workspaceId: string,
  { email, phone }: Described,
): Promise<void> {
  if (email === null || phone === null) return;
  const owners = await ownersOf(trx, workspaceId, { email, phone, externalId: null, name: null });
  if (new Set(owners.map(({ id }) => id)).size < 2) return;
  throw invalid({ phone_number: "has already been taken" });
}

async function personRow(
  trx: Transaction,
  workspaceId: string,
  personId: string,
): Promise<PersonRow> {
  return trx
    .selectFrom("person")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
}
