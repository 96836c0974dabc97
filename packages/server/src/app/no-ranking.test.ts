import { beforeAll, expect, test } from "vitest";
import { bareServer } from "../testing/bare-server.ts";

interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  additionalProperties?: Schema | boolean;
}
interface Operation {
  name: string;
  parameters: { name: string; in: string; schema: Schema }[];
  replies: Schema[];
}

let schemas: Record<string, Schema> = {};
let operations: Operation[] = [];

beforeAll(async () => {
  const { app } = await bareServer();
  const document = app.swagger() as unknown as {
    components: { schemas: Record<string, Schema> };
    paths: Record<string, Record<string, Record<string, unknown>>>;
  };
  schemas = document.components.schemas;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      parameters: (operation.parameters ?? []) as Operation["parameters"],
      replies: Object.entries((operation.responses ?? {}) as Record<string, unknown>)
        .filter(([status]) => status.startsWith("2"))
        .flatMap(([, reply]) => {
          const content = (reply as { content?: Record<string, { schema?: Schema }> }).content;
          return Object.values(content ?? {}).flatMap(({ schema }) => schema ?? []);
        }),
    })),
  );
});

function whole(schema: Schema): Schema {
  return schema.$ref ? whole(schemas[schema.$ref.split("/").at(-1) ?? ""] ?? {}) : schema;
}

/** What a schema is made of, itself first; each named schema is looked into once. */
function* parts(schema: Schema, seen = new Set<string>()): Generator<Schema> {
  if (schema.$ref) {
    if (seen.has(schema.$ref)) return;
    seen.add(schema.$ref);
  }
  const found = whole(schema);
  yield found;
  const inner = [
    ...Object.values(found.properties ?? {}),
    ...(found.items ? [found.items] : []),
    ...(found.anyOf ?? []),
    ...(found.oneOf ?? []),
    ...(found.allOf ?? []),
    ...(typeof found.additionalProperties === "object" ? [found.additionalProperties] : []),
  ];
  for (const one of inner) yield* parts(one, seen);
}

/** Names by which a row is about a colleague or a team. */
const SOMEBODY = /^(employee|employeeId|teamId|team|userId|owner|colleague|member)$/;
/** Names of raw scores. */
const RAW = /^(score|nps|raw|mean|rating)$/;

/** Rows that name a colleague or a team beside a score which is not theirs. */
const OF_ANSWERS = [
  // A case shows the score of its one answer, 0 to 10, beside who sees to it.
  /\/cases/,
];

test("no operation lists colleagues or teams with a raw score: whoever is rated stands beside a shrunken one alone", () => {
  expect(operations.length).toBeGreaterThan(200);
  const ranked = operations
    .filter(({ name }) => !OF_ANSWERS.some((pattern) => pattern.test(name)))
    .flatMap(({ name, replies }) =>
      replies.flatMap((reply) =>
        [...parts(reply)]
          .filter(({ items }) => items !== undefined)
          .map(({ items = {} }) => Object.keys(whole(items).properties ?? {}))
          .filter((keys) => keys.some((key) => SOMEBODY.test(key)))
          .filter((keys) => keys.some((key) => RAW.test(key)))
          .map((keys) => `${name}: ${keys.join(", ")}`),
      ),
    );
  expect(ranked).toEqual([]);
});

test("no operation about colleagues or teams can be asked to sort by a score", () => {
  const about = operations.filter(({ name, replies }) =>
    /team|employee|colleague|member|recognition|my-effect/.test(name)
      ? true
      : replies.some((reply) =>
          [...parts(reply)].some(({ items }) =>
            Object.keys(whole(items ?? {}).properties ?? {}).some((key) => SOMEBODY.test(key)),
          ),
        ),
  );
  expect(about.length).toBeGreaterThan(20);
  const sorting = about.flatMap(({ name, parameters }) =>
    parameters
      .filter((one) => one.in === "query")
      .filter(
        (one) =>
          /^(sort|order|orderBy|sortBy|rank)$/i.test(one.name) &&
          JSON.stringify(whole(one.schema)).match(/score|nps/i),
      )
      .map((one) => `${name}?${one.name}`),
  );
  expect(sorting).toEqual([]);
});

test("the walk would find such a list", () => {
  const list: Schema = {
    properties: {
      data: { items: { properties: { teamId: {}, score: {} } } },
    },
  };
  const found = [...parts(list)].filter(({ items }) => {
    const keys = Object.keys(whole(items ?? {}).properties ?? {});
    return keys.some((key) => SOMEBODY.test(key)) && keys.some((key) => RAW.test(key));
  });
  expect(found).toHaveLength(1);
});
