import { KnownError } from "../../errors/known-error.ts";

/** What a client sent, from its query, its JSON or its form: parameter → value. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * The parameters of a body, whatever its `Content-Type` says or whether there is one: Delighted's
 * clients send JSON under the name of JSON, JSON under no name, forms, and nothing called JSON.
 *
 * @throws {KnownError} 422 when it is neither.
 */
export function fieldsOfBody(body: Uint8Array): Fields {
  const text = new TextDecoder().decode(body).trim();
  if (text === "") return {};
  if (!/^[[{"]/.test(text)) return fieldsOfForm(text);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw unreadable("The body begins like JSON, but is none.");
  }
  if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)) {
    return parsed as Fields;
  }
  throw unreadable("The body must be one JSON object.");
}

/**
 * The parameters of a form or a query. `a=1&a=2` and `a[]=1&a[]=2` are lists, `a[b]=1` is a part of
 * a map; brackets that are not closed belong to the name.
 */
export function fieldsOfForm(text: string): Fields {
  const plain = new Map<string, unknown>();
  const maps = new Map<string, Map<string, unknown>>();
  for (const [path, value] of new URLSearchParams(text)) {
    const [, name = path, brackets = ""] = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(path) ?? [];
    const [key, ...deeper] = [...brackets.matchAll(/\[([^[\]]*)\]/g)].map(([, inner]) => inner);
    if (key === undefined) put(plain, name, value);
    else if (key === "") put(plain, name, value, true);
    else {
      const map = maps.get(name) ?? new Map<string, unknown>();
      maps.set(name, map);
      put(map, key, value, deeper.length > 0);
    }
  }
  for (const [name, map] of maps) plain.set(name, listOrMap(map));
  // fromEntries defines properties: a parameter called __proto__ is one like all others.
  return Object.fromEntries(plain);
}

function put(into: Map<string, unknown>, name: string, value: string, asList = false): void {
  const before = into.get(name);
  if (before === undefined) into.set(name, asList ? [value] : value);
  else into.set(name, Array.isArray(before) ? [...before, value] : [before, value]);
}

/** PHP numbers the parts of a list: `expand[0]=person`. */
function listOrMap(map: Map<string, unknown>): unknown {
  const isList = [...map.keys()].every((key, index) => key === String(index));
  return isList ? [...map.values()].flat() : Object.fromEntries(map);
}

function unreadable(message: string): KnownError {
  return new KnownError(422, "body_unreadable", message, [{ field: "body", message }]);
}
