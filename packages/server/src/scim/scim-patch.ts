import { type IncomingUser, type PatchOperation, ScimError } from "./scim.ts";
import type { UserChange } from "./scim-users.ts";

/** What a user is to be after a whole replacement. */
export function changeOfUser(given: IncomingUser): UserChange {
  return {
    active: given.active,
    externalId: given.externalId ?? null,
    ...(given.name?.givenName == null ? {} : { givenName: given.name.givenName }),
    ...(given.name?.familyName == null ? {} : { familyName: given.name.familyName }),
    ...(given.displayName == null ? {} : { displayName: given.displayName }),
    email: given.userName,
  };
}

/**
 * What operations change of a user. Directories differ in how they spell one and the same: with a path, or with an
 * object; `true`, or "True". What is kept of no user is passed over, as the RFC has it.
 *
 * @throws {ScimError} 400 for a value that cannot be.
 */
export function changeByOperations(operations: readonly PatchOperation[]): UserChange {
  const change: UserChange = {};
  for (const { op, path, value } of operations) {
    const pairs: [string, unknown][] =
      path == null
        ? Object.entries(objectOf(value)).flatMap(flat)
        : [[path, op === "remove" ? null : value]];
    for (const [name, one] of pairs) apply(change, name.toLowerCase(), one);
  }
  return change;
}

/** `{ name: { givenName } }` is `name.givenName`. */
function flat([name, value]: [string, unknown]): [string, unknown][] {
  if (name.toLowerCase() !== "name") return [[name, value]];
  return Object.entries(objectOf(value)).map(([part, one]) => [`name.${part}`, one]);
}

function apply(change: UserChange, name: string, value: unknown): void {
  if (name === "active") change.active = value === null ? false : flagOf(value);
  else if (name === "externalid") change.externalId = value === null ? null : textOf(name, value);
  else if (name === "name.givenname") change.givenName = value === null ? "" : textOf(name, value);
  else if (name === "name.familyname")
    change.familyName = value === null ? "" : textOf(name, value);
  else if (name === "displayname") change.displayName = value === null ? "" : textOf(name, value);
  else if (name === "username" || /^emails(\[.*\])?\.value$/.test(name)) {
    change.email = textOf(name, value);
  } else if (name === "emails") {
    const [first] = [value].flat();
    change.email = textOf(name, objectOf(first).value);
  }
}

/** Which users an operation on a group's members means: in its value, or in its path. */
export function membersMeant({ path, value }: PatchOperation): string[] {
  const [, inPath] = /^members\[\s*value\s+eq\s+"([^"]{1,64})"\s*\]$/i.exec(path ?? "") ?? [];
  if (inPath !== undefined) return [inPath];
  const values = value === undefined || value === null ? [] : [value].flat();
  return values.map((one) =>
    textOf("members", typeof one === "string" ? one : objectOf(one).value),
  );
}

export function objectOf(value: unknown): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new ScimError(
    400,
    "An operation without a path needs an object as its value.",
    "invalidValue",
  );
}

export function textOf(name: string, value: unknown): string {
  if (typeof value === "string" && value.trim().length > 0 && value.length <= 254) {
    return value.trim();
  }
  throw new ScimError(400, `${name} must be a text of 254 characters at most.`, "invalidValue");
}

function flagOf(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  if (/^(true|false)$/i.test(String(value))) return String(value).toLowerCase() === "true";
  throw new ScimError(400, "active must be true or false.", "invalidValue");
}
