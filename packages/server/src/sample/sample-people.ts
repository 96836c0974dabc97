import { CreateSending } from "@candor/contract/sending.ts";
import { toIdentity } from "../people/identity.ts";
import { createSegment, listSegments } from "../people/segments.ts";
import { upsertPeople } from "../people/upsert-people.ts";
import { createSending } from "../sendings/save-sending.ts";
import { startSending } from "../sendings/start-sending.ts";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";

/** Who sets it up; as the log calls it. */
const ACTOR = "candor";

const GIVEN = [
  ...(["Anne", "Louis", "Chloé", "Hugo", "Manon", "Jules", "Léa", "Paul", "Inès"] as const),
  ...(["Karim", "Sofia", "Émile"] as const),
];
const FAMILY = ["Martin", "Petit", "Roux"];
const STORES = ["Aix", "Lyon", "Nantes"];

/** Sample people: invented, with addresses under a name that is reserved for examples and numbers reserved for films. */
export const SAMPLE_PEOPLE = GIVEN.length * FAMILY.length;

function samplePeople() {
  return FAMILY.flatMap((family, f) =>
    GIVEN.map((given, g) => {
      const n = f * GIVEN.length + g;
      const plain = `${given}.${family}`.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
      return {
        identity: toIdentity({
          name: `${given} ${family}`,
          email: `${plain.toLowerCase()}@customers.example`,
          phone: `+336399800${String(n).padStart(2, "0")}`,
          externalId: `sample-${n}`,
        }),
        attributes: {
          store: STORES[n % STORES.length] ?? "",
          loyalty_card: n % 4 !== 0,
          visits: 1 + ((n * 7) % 15),
        },
        language: n % 5 === 0 ? "en" : "fr",
        timeZone: "Europe/Paris",
      };
    }),
  );
}

/**
 * People whom one can ask, two segments of them, a mail-out that is only drafted, and a call list: so that
 * asking, people and calls show what they are. Done again it adds nothing.
 */
export async function fillSamplePeople(
  db: Database,
  { workspaceId, surveyId }: { workspaceId: string; surveyId: string },
  now = new Date(),
): Promise<void> {
  const records = samplePeople().flatMap(({ identity, ...rest }) =>
    identity ? [{ identity, ...rest }] : [],
  );
  await inTransaction(db, (trx) => upsertPeople(trx, workspaceId, records, now));
  if ((await listSegments(db, { workspaceId, now })).length > 0) return;
  const by = { workspaceId, actor: ACTOR, now };
  const loyal = await createSegment(db, {
    ...by,
    name: "Loyalty card",
    filter: {
      match: "all",
      conditions: [{ about: "attribute", name: "loyalty_card", is: "equal", value: "true" }],
    },
  });
  const rare = await createSegment(db, {
    ...by,
    name: "Fewer than 4 visits",
    filter: {
      match: "all",
      conditions: [{ about: "attribute", name: "visits", is: "at_most", value: 3 }],
    },
  });
  const drafted = {
    name: "Loyalty card, autumn",
    audience: { who: "segment", segmentId: loyal.id },
  };
  await createSending(db, {
    ...by,
    surveyId,
    sending: CreateSending.parse({ ...drafted, plan: { kind: "once" } }),
  });
  const calls = await createSending(db, {
    ...by,
    surveyId,
    sending: CreateSending.parse({
      name: "Calls to rare visitors",
      channel: "phone",
      audience: { who: "segment", segmentId: rare.id },
      plan: { kind: "once" },
    }),
  });
  await startSending(db, { ...by, sendingId: calls.id });
}
