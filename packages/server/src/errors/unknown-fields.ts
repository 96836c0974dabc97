import { z } from "zod";
import type { FieldError } from "./known-error.ts";

/**
 * The fields of a request that its schema does not know, each with the nearest one that it does know.
 * A schema itself drops them silently, so that a misspelt filter would find everybody.
 */
export function unknownFields(schema: z.ZodType, value: unknown, path = ""): FieldError[] {
  const plain = unwrapped(schema);
  if (plain instanceof z.ZodObject) return ofObject(plain, value, path);
  if (plain instanceof z.ZodArray && Array.isArray(value)) {
    const item = plain.element as z.ZodType;
    return value.flatMap((one, index) => unknownFields(item, one, `${path}${index}.`));
  }
  if (plain instanceof z.ZodRecord && isObject(value)) {
    const item = plain.valueType as z.ZodType;
    return Object.entries(value).flatMap(([name, one]) =>
      unknownFields(item, one, `${path}${name}.`),
    );
  }
  if (plain instanceof z.ZodUnion) {
    // Of a value that fits no option the schema itself says what is wrong.
    const fitting = (plain.options as z.ZodType[]).filter((one) => one.safeParse(value).success);
    return fewest(fitting.map((option) => unknownFields(option, value, path)));
  }
  if (plain instanceof z.ZodIntersection) {
    const sides = [plain.def.left, plain.def.right] as z.ZodType[];
    const [left, right] = sides.map((side) => unknownFields(side, value, path));
    return (left ?? []).filter(({ field }) => right?.some((one) => one.field === field));
  }
  return [];
}

function ofObject(schema: z.ZodObject, value: unknown, path: string): FieldError[] {
  if (!isObject(value)) return [];
  const shape = schema.shape as Record<string, z.ZodType>;
  const known = Object.keys(shape);
  const takesAny = schema.def.catchall !== undefined;
  return Object.entries(value).flatMap(([name, one]) => {
    const of = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (of) return unknownFields(of, one, `${path}${name}.`);
    if (takesAny) return [];
    const nearest = nearestOf(name, known);
    const hint = nearest
      ? `did you mean "${nearest}"?`
      : known.length > 0
        ? `there are ${known.join(", ")}.`
        : "nothing is taken here.";
    return [{ field: `${path}${name}`, message: `is not known; ${hint}` }];
  });
}

/** What a schema is about, without what makes it optional, gives it a default or reads it first. */
function unwrapped(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodPipe) {
    // Of `preprocess` the right side says what is taken, of `transform` the left one.
    const { in: left, out: right } = schema.def as unknown as { in: z.ZodType; out: z.ZodType };
    return unwrapped(left instanceof z.ZodTransform ? right : left);
  }
  if (schema instanceof z.ZodLazy) return unwrapped(schema.def.getter() as z.ZodType);
  const { innerType } = schema.def as { innerType?: z.ZodType };
  return innerType ? unwrapped(innerType) : schema;
}

function fewest(found: FieldError[][]): FieldError[] {
  return (
    found.reduce<FieldError[] | null>(
      (best, one) => (best === null || one.length < best.length ? one : best),
      null,
    ) ?? []
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The known name that takes the fewest changes to reach, when few enough for it to be meant. */
export function nearestOf(name: string, known: readonly string[]): string | null {
  const plain = (text: string) => text.toLowerCase().replace(/[_-]/g, "");
  const most = Math.max(2, Math.floor(name.length / 3));
  const near = known
    .map((one) => ({ one, changes: distance(plain(name), plain(one)) }))
    .filter(({ changes }) => changes <= most && changes < name.length - 1)
    .sort((a, b) => a.changes - b.changes);
  return near[0]?.one ?? null;
}

/** Levenshtein's distance: letters put in, left out or exchanged. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, n) => n);
  for (let i = 1; i <= Math.min(from.length, 200); i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
