import { openCatalogues } from "../messages/catalogue.ts";
import type { Transaction } from "../storage/database.ts";

const catalogue = openCatalogues("sample");

/** How the sample's properties are called and in which order their values stand, in the workspace's language. */
export async function sayWordsOfSample(
  trx: Transaction,
  { workspaceId, language, now }: { workspaceId: string; language: string; now: Date },
): Promise<void> {
  const say = (key: string) => catalogue.message(language, key);
  const words = (property: string, label: string, sequence: string[], labels = {}) => ({
    workspace_id: workspaceId,
    property,
    label,
    labels: JSON.stringify(labels),
    sequence,
    bands: [],
    updated_at: now,
  });
  const tickets = ["under €25", "€25–55", "€55–90", "€90 and more"];
  const named = { "under €25": say("under"), "€90 and more": say("over") };
  await trx
    .insertInto("property_words")
    .values([
      words("visits_band", say("visits"), ["1–3", "4–6", "7–11", "12+"]),
      words("ticket_band", say("ticket"), tickets, named),
      words(
        "satisfaction",
        say("satisfaction"),
        Array.from({ length: 11 }, (_, n) => String(n)),
      ),
    ])
    .execute();
}
