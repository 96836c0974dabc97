import { sql } from "kysely";
import type { Database } from "../storage/database.ts";

/** As many names as a choice can hold. */
const MOST = 200;

export interface NameOfPeople {
  name: string;
  people: number;
}

/** The properties that are known of people, the most frequent first. */
export async function attributeNames(db: Database, workspaceId: string): Promise<NameOfPeople[]> {
  const { rows } = await sql<NameOfPeople>`
    select names.name, count(*)::int as people
    from person p cross join lateral jsonb_object_keys(p.attributes) as names (name)
    where p.workspace_id = ${workspaceId}
    group by names.name order by people desc, names.name limit ${MOST}
  `.execute(db);
  return rows;
}

/** The tags that people have, the most frequent first. */
export async function tagNames(db: Database, workspaceId: string): Promise<NameOfPeople[]> {
  const { rows } = await sql<NameOfPeople>`
    select names.name, count(*)::int as people
    from person p cross join lateral unnest(p.tags) as names (name)
    where p.workspace_id = ${workspaceId}
    group by names.name order by people desc, names.name limit ${MOST}
  `.execute(db);
  return rows;
}
