import type { Property, PropertyWords } from "@candor/contract/property.ts";
import type { Selectable } from "kysely";
import type { Database } from "../storage/database.ts";
import type { PropertyWordsTable } from "../storage/tables-views.ts";

/** How a workspace calls its properties and their values, by property. */
export async function listPropertyWords(
  db: Database,
  { workspaceId }: { workspaceId: string },
): Promise<Property[]> {
  const rows = await db
    .selectFrom("property_words")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("property")
    .execute();
  return rows.map(toProperty);
}

/** Where a numeric property is cut; nothing where it is not. */
export async function bandsOfProperty(
  db: Database,
  { workspaceId, property }: { workspaceId: string; property: string },
): Promise<number[]> {
  const row = await db
    .selectFrom("property_words")
    .select("bands")
    .where("workspace_id", "=", workspaceId)
    .where("property", "=", property)
    .executeTakeFirst();
  return row?.bands ?? [];
}

/** Sets all of it, over what was said before. */
export async function setPropertyWords(
  db: Database,
  q: { workspaceId: string; property: string; words: PropertyWords; now: Date },
): Promise<Property> {
  const set = {
    label: q.words.label,
    labels: JSON.stringify(q.words.labels),
    sequence: q.words.order,
    bands: q.words.bands,
    updated_at: q.now,
  };
  const row = await db
    .insertInto("property_words")
    .values({ workspace_id: q.workspaceId, property: q.property, ...set })
    .onConflict((conflict) => conflict.columns(["workspace_id", "property"]).doUpdateSet(set))
    .returningAll()
    .executeTakeFirstOrThrow();
  return toProperty(row);
}

function toProperty(row: Selectable<PropertyWordsTable>): Property {
  return {
    property: row.property,
    label: row.label,
    labels: row.labels,
    order: row.sequence,
    bands: row.bands,
    updatedAt: row.updated_at.toISOString(),
  };
}
