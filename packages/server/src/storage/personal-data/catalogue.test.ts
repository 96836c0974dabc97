import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "../../testing/test-database.ts";
import { DECLARED_TABLES } from "./all-declarations.ts";

const columns = sql<{ table: string; column: string; type: string; nullable: boolean }>`
  select case when c.table_schema = 'public' then c.table_name
      else c.table_schema || '.' || c.table_name end as table,
    c.column_name as column, c.udt_name as type, c.is_nullable = 'YES' as nullable
  from information_schema.columns c join information_schema.tables t
    on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
  where c.table_schema in ('public', 'directory') and c.table_name <> 'migration'
  order by 1, 2
`;

/** Types that may hold words: everything but numbers, times, ids and switches. */
const HARMLESS = [
  ...["uuid", "bool", "int2", "int4", "int8", "numeric", "float4", "float8", "date", "timestamptz"],
];

test("every column that could hold words is declared: of a person, or of nobody", async () => {
  const { rows } = await columns.execute(await testDatabase());
  expect(rows.length).toBeGreaterThan(200);
  const declared = new Set(
    DECLARED_TABLES.flatMap(({ table, personal, others }) =>
      [...personal, ...others].map((column) => `${table}.${column}`),
    ),
  );
  const missing = rows
    .filter(({ type }) => !HARMLESS.includes(type))
    .map(({ table, column }) => `${table}.${column}`)
    .filter((name) => !declared.has(name));
  expect(missing).toEqual([]);
});

test("every table that names a person, an answer or an invitation says what erasing does with its rows", async () => {
  const { rows } = await columns.execute(await testDatabase());
  const naming = rows.filter(({ column }) =>
    ["person_id", "response_id", "invitation_id"].includes(column),
  );
  expect(naming.length).toBeGreaterThan(10);
  const silent = naming.filter(({ table }) => {
    const declaration = DECLARED_TABLES.find((one) => one.table === table);
    return !declaration || declaration.rowsOf.length === 0 || declaration.erase === "nothing";
  });
  expect(silent).toEqual([]);
  const unmerged = naming.filter(({ table, column }) => {
    const declaration = DECLARED_TABLES.find((one) => one.table === table);
    return column === "person_id" && declaration?.merge === "nothing";
  });
  expect(unmerged).toEqual([]);
});

test("a declaration names tables and columns that exist, and empties only what may be empty", async () => {
  const { rows } = await columns.execute(await testDatabase());
  const known = new Map(rows.map((row) => [`${row.table}.${row.column}`, row]));
  const wrong: string[] = [];
  for (const { table, personal, others, rowsOf, erase } of DECLARED_TABLES) {
    const named = rowsOf.flatMap((way) =>
      "with" in way ? [] : "mentions" in way ? way.mentions : Object.values(way),
    );
    for (const column of [...personal, ...others, ...named]) {
      if (!known.has(`${table}.${column}`)) wrong.push(`${table}.${column} does not exist`);
    }
    if (personal.length > 0 && rowsOf.length === 0) wrong.push(`${table}: whose rows are they?`);
    for (const [column, value] of Object.entries(
      typeof erase === "object" && "set" in erase ? erase.set : {},
    )) {
      const row = known.get(`${table}.${column}`);
      if (!row || (value === null && !row.nullable)) wrong.push(`${table}.${column} cannot be set`);
    }
  }
  expect(wrong).toEqual([]);
});

test("rows that are said to go with another table's hang from it by a key that deletes them", async () => {
  const { rows } = await sql<{ child: string; parent: string }>`
    select conrelid::regclass::text as child, confrelid::regclass::text as parent
    from pg_constraint where contype = 'f' and confdeltype = 'c'
  `.execute(await testDatabase());
  const said = DECLARED_TABLES.flatMap(({ table, rowsOf }) =>
    rowsOf.flatMap((way) => ("with" in way ? [{ child: table, parent: way.with }] : [])),
  );
  expect(said.length).toBeGreaterThan(2);
  const kept = said.filter(
    ({ child, parent }) => !rows.some((row) => row.child === child && row.parent === parent),
  );
  expect(kept).toEqual([]);
});
