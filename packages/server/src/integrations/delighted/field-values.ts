import { KnownError } from "../../errors/known-error.ts";
import { normaliseEmail, normalisePhone } from "../../people/identity.ts";
import type { Fields } from "./read-fields.ts";

/** Properties as they are kept. */
export type Properties = Record<string, string | number | boolean>;

const LONGEST_NAME = 100;
const LONGEST_VALUE = 1000;
const LAST_SECOND = 253_402_300_000;

/** Refuses a request as Delighted did, naming what is wrong with each parameter. */
export function invalid(errors: Readonly<Record<string, string>>): KnownError {
  const fields = Object.entries(errors).map(([field, message]) => ({ field, message }));
  const sentence = fields.map(({ field, message }) => `${field} ${message}`).join("; ");
  return new KnownError(422, "not_valid", `The request was not accepted: ${sentence}.`, fields);
}

/** A parameter as text; null when it is missing, null or blank. Numbers are text to every client. */
export function textIn(fields: Fields, name: string): string | null {
  const value = fields[name];
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string") return null;
  return storable(value).trim() || null;
}

/** @throws {KnownError} 422 when it is there and not a whole number. */
export function integerIn(fields: Fields, name: string): number | null {
  const text = textIn(fields, name);
  if (text === null) return null;
  const number = Number(text);
  if (Number.isFinite(number)) return Math.trunc(number);
  throw invalid({ [name]: "is not a number" });
}

/** Clients write yes and no in five ways; what is none of them is the default. */
export function flagIn(fields: Fields, name: string, otherwise: boolean): boolean {
  const text = textIn(fields, name)?.toLowerCase();
  if (text === "true" || text === "1" || text === "yes") return true;
  if (text === "false" || text === "0" || text === "no") return false;
  return otherwise;
}

/**
 * A moment: whole Unix seconds, or the ISO text that a JavaScript Date becomes in JSON.
 *
 * @throws {KnownError} 422 when it is neither.
 */
export function timeIn(fields: Fields, name: string): Date | null {
  const text = textIn(fields, name);
  if (text === null) return null;
  const seconds = /^-?\d+(\.\d+)?$/.test(text) ? Math.trunc(Number(text)) : Date.parse(text) / 1000;
  if (seconds >= 0 && seconds <= LAST_SECOND) return new Date(seconds * 1000);
  throw invalid({ [name]: "is not a Unix timestamp" });
}

/** A list under `name` or `name[]`, repeated or single, or with commas between. */
export function listIn(fields: Fields, name: string): string[] {
  return [fields[name], fields[`${name}[]`]]
    .flat()
    .flatMap((value) => (typeof value === "string" ? storable(value).split(",") : []))
    .map((value) => value.trim())
    .filter(Boolean);
}

/** An e-mail address. @throws {KnownError} 422 when it cannot be one. */
export function emailIn(fields: Fields, name: string): string | null {
  const text = textIn(fields, name);
  if (text === null) return null;
  const email = normaliseEmail(text);
  if (email.length <= 254 && /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/.test(email)) return email;
  throw invalid({ [name]: "is invalid" });
}

/** A phone number. A `+` that a query made a space is given back. @throws {KnownError} 422. */
export function phoneIn(fields: Fields, name: string): string | null {
  const text = textIn(fields, name);
  if (text === null) return null;
  try {
    return normalisePhone(/^\d{8,15}$/.test(text) ? `+${text}` : text);
  } catch {
    throw invalid({ [name]: "is invalid" });
  }
}

/**
 * Properties: flat, as Candor keeps them. Lists become text with commas, maps JSON; what is longer
 * than Candor keeps is cut; null is no property. Null when the parameter is not there.
 */
export function propertiesIn(fields: Fields, name: string): Properties | null {
  const value = fields[name];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]): [string, string | number | boolean][] => {
      const property = storable(key.trim().slice(0, LONGEST_NAME));
      const kept = propertyValue(inner);
      return property === "" || kept === null ? [] : [[property, kept]];
    }),
  );
}

function propertyValue(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "boolean") return value;
  const text =
    typeof value === "string"
      ? value
      : Array.isArray(value)
        ? value.map((part) => (typeof part === "object" ? JSON.stringify(part) : part)).join(", ")
        : JSON.stringify(value);
  return storable(text.slice(0, LONGEST_VALUE));
}

/** Whole seconds since 1970, as Delighted writes every moment. */
export function seconds(at: Date): number;
export function seconds(at: Date | null): number | null;
export function seconds(at: Date | null): number | null {
  return at ? Math.floor(at.getTime() / 1000) : null;
}

/** PostgreSQL text holds neither NUL nor half a character. */
function storable(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}
