import { sql } from "kysely";
import type { KnownPerson } from "../people/resolve-people.ts";
import type { Transaction } from "../storage/database.ts";
import type { Answer } from "./answer.ts";

type Properties = Readonly<Record<string, string | number | boolean>>;

/** What a survey keeps of the person who answers. */
export interface Freezing {
  dimensions: readonly string[];
  anonymous: boolean;
  /** Names of attributes, or all of them; see `frozenAttributesOf`. */
  frozen: "all" | readonly string[];
}

/**
 * The properties of answers as they are kept: what was known of the person at that moment, over it what
 * the sending or the event said, over it what the answer itself says. Of a person's attributes those are
 * kept that the survey names, its dimensions among them. An anonymous survey looks nobody up.
 *
 * @returns one set for each answer, in order.
 */
export async function frozenProperties(
  trx: Transaction,
  workspaceId: string,
  answers: readonly Answer[],
  persons: readonly (KnownPerson | null)[],
  freezingOf: (answer: Answer) => Freezing,
): Promise<Properties[]> {
  const named = answers.filter((answer) => !freezingOf(answer).anonymous);
  const known = await knownOf(trx, workspaceId, {
    people: named.flatMap(({ personId, ...answer }) =>
      personId && keepsAny(freezingOf({ ...answer, personId })) ? [personId] : [],
    ),
    invitations: named.flatMap(({ invitationId }) => invitationId ?? []),
  });
  return answers.map((answer, index) => {
    const freezing = freezingOf(answer);
    if (freezing.anonymous) return answer.properties;
    const attributes =
      persons[index]?.attributes ?? known.get(`person ${answer.personId}`) ?? NOTHING;
    const asked = known.get(`invitation ${answer.invitationId}`) ?? NOTHING;
    return { ...kept(attributes, freezing), ...asked, ...answer.properties };
  });
}

const NOTHING: Properties = {};

function keepsAny({ dimensions, frozen }: Freezing): boolean {
  return frozen === "all" || dimensions.length > 0 || frozen.length > 0;
}

function kept(attributes: Properties, { dimensions, frozen }: Freezing): Properties {
  if (frozen === "all") return attributes;
  const names = new Set([...dimensions, ...frozen]);
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => names.has(name)));
}

/** Attributes of people and properties of invitations, in one question; none when nobody is to be looked up. */
async function knownOf(
  trx: Transaction,
  workspaceId: string,
  { people, invitations }: { people: readonly string[]; invitations: readonly string[] },
): Promise<Map<string, Properties>> {
  if (people.length === 0 && invitations.length === 0) return new Map();
  const { rows } = await sql<{ name: string; properties: Properties }>`
    select 'person ' || id as name, attributes as properties from person
    where workspace_id = ${workspaceId} and id = any(${[...new Set(people)]}::uuid[])
    union all
    select 'invitation ' || id, properties from invitation
    where workspace_id = ${workspaceId} and id = any(${[...new Set(invitations)]}::uuid[])
  `.execute(trx);
  return new Map(rows.map(({ name, properties }) => [name, properties]));
}
