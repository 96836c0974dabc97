/** A schema of the API's description, as far as values are made from it. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
};

export interface Making {
  random: () => number;
  schemas: Record<string, Schema>;
  /** Ids that exist. */
  ids: readonly string[];
}

/** So often a part is something else than it should be. */
const WRONG = 0.06;
const DEEPEST = 7;
const ODD_TEXTS = [
  "",
  "\0",
  "​",
  "💥".repeat(30),
  "a".repeat(70_000),
  "'; drop table person; --",
  "../../etc/passwd",
  "%00",
  "{{7*7}}",
  "=cmd|x",
  "NaN",
  "null",
  "\ud800",
];
const ODD_NUMBERS = [0, -1, 1e308, -1e308, 2 ** 53, 0.1 + 0.2, 2_147_483_648, Number.MIN_VALUE];

/** A value as the schema wants it, with now and then a part that is wrong. */
export function madeFrom(schema: Schema, making: Making, depth = 0): unknown {
  const { random } = making;
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  if (random() < WRONG)
    return pick([null, [], {}, pick(ODD_TEXTS), pick(ODD_NUMBERS), true, [[[]]]]);
  if (schema.$ref) {
    const target = making.schemas[schema.$ref.split("/").at(-1) ?? ""];
    return target ? madeFrom(target, making, depth + 1) : null;
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return pick(schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return madeFrom(pick(choices) ?? {}, making, depth + 1);
  if (schema.allOf) {
    return Object.assign({}, ...schema.allOf.map((one) => madeFrom(one, making, depth + 1)));
  }
  const type = Array.isArray(schema.type) ? pick(schema.type) : schema.type;
  if (type === "object" || schema.properties) return objectOf(schema, making, depth);
  if (type === "array") {
    if (depth > DEEPEST) return [];
    const count = (schema.minItems ?? 0) + Math.floor(random() * 3);
    return Array.from({ length: count }, () => madeFrom(schema.items ?? {}, making, depth + 1));
  }
  if (type === "integer" || type === "number") return numberOf(schema, making, type === "integer");
  if (type === "boolean") return random() < 0.5;
  if (type === "null") return null;
  return textOf(schema, making);
}

function objectOf(schema: Schema, making: Making, depth: number): object {
  const made: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    const isNeeded = schema.required?.includes(name) ?? false;
    if (isNeeded ? making.random() < 0.97 : depth <= DEEPEST && making.random() < 0.45) {
      made[name] = madeFrom(inner, making, depth + 1);
    }
  }
  if (typeof schema.additionalProperties === "object" && depth <= DEEPEST) {
    made.store = madeFrom(schema.additionalProperties, making, depth + 1);
  }
  if (making.random() < 0.02) made.unknownField = 1;
  return made;
}

function numberOf(schema: Schema, { random }: Making, isWhole: boolean): number {
  const low = Math.max(schema.minimum ?? -5, -1e6);
  const high = Math.min(schema.maximum ?? 20, 1e6);
  const value = low + random() * (high - low);
  return isWhole ? Math.round(value) : value;
}

function textOf(schema: Schema, { random, ids }: Making): string {
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  if (random() < 0.1) return pick(ODD_TEXTS) ?? "";
  const day = `20${20 + Math.floor(random() * 10)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 9)}`;
  switch (schema.format) {
    case "uuid":
      return pick(ids) ?? "0198c1f0-0000-7000-8000-000000000000";
    case "date-time":
      return `${day}T10:00:00Z`;
    case "date":
      return day;
    case "email":
      return `a${Math.floor(random() * 50)}@example.com`;
    case "uri":
      return "https://example.com/hook";
    default:
  }
  if (schema.pattern?.includes("\\d{4}")) return day;
  const words =
    pick(["Riga", "slow at the till", "ease", "{}", "price", day, "9", "en", "UTC"]) ?? "a";
  const longest = schema.maxLength ?? 200;
  return words.padEnd(schema.minLength ?? 0, "x").slice(0, longest);
}
