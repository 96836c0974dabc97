/**
 * What every function asks of its arguments. A refusal is a `RangeError` that
 * names the argument and says what it was, so that a wrong call is mended
 * without reading this code.
 */

/** Refuses an argument. */
export function refuse(name: string, wanted: string, got: unknown): never {
  throw new RangeError(`${name} must be ${wanted}, got ${shown(got)}`);
}

function shown(value: unknown): string {
  if (typeof value === "string") return `"${value}"`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value !== null && typeof value === "object") return "an object";
  return String(value);
}

/** A finite number. */
export function finite(name: string, value: number): number {
  return Number.isFinite(value) ? value : refuse(name, "a finite number", value);
}

/** A finite number of zero or more. */
export function nonNegative(name: string, value: number): number {
  return Number.isFinite(value) && value >= 0
    ? value
    : refuse(name, "a finite number of zero or more", value);
}

/** A finite number above zero. */
export function positive(name: string, value: number): number {
  return Number.isFinite(value) && value > 0
    ? value
    : refuse(name, "a finite number above zero", value);
}

/** A whole number of `least` or more. */
export function whole(name: string, value: number, least = 0): number {
  return Number.isSafeInteger(value) && value >= least
    ? value
    : refuse(name, `a whole number of ${least} or more`, value);
}

/** A number strictly between 0 and 1: a confidence level, an error rate, a power. */
export function openUnit(name: string, value: number): number {
  return value > 0 && value < 1 ? value : refuse(name, "strictly between 0 and 1", value);
}

/** A number from 0 to 1: a share or a probability. */
export function share(name: string, value: number): number {
  return value >= 0 && value <= 1 ? value : refuse(name, "from 0 to 1", value);
}

/** A number from −100 to 100: a score. */
export function points(name: string, value: number): number {
  return value >= -100 && value <= 100 ? value : refuse(name, "from -100 to 100 points", value);
}

/** A list, each member checked by `member`. */
export function list<T>(
  name: string,
  value: readonly T[],
  member: (name: string, value: T) => unknown,
): readonly T[] {
  if (!Array.isArray(value)) refuse(name, "a list", value);
  for (let i = 0; i < value.length; i++) member(`${name}[${i}]`, value[i] as T);
  return value;
}

/** Two lists that describe the same rows. */
export function sameLength(
  nameA: string,
  a: readonly unknown[],
  nameB: string,
  b: readonly unknown[],
): void {
  if (a.length !== b.length) refuse(nameB, `as long as ${nameA} (${a.length})`, b.length);
}

/** A number of at most 1e12 in size, whose squares and sums a double still holds. */
export function moderate(name: string, value: number): number {
  return Math.abs(value) <= 1e12 ? value : refuse(name, "a number of at most 1e12 in size", value);
}

/** A standard error in points: above 0, and of a size that can be squared and inverted. */
export function standardError(name: string, value: number): number {
  return value >= 1e-9 && value <= 1e9
    ? value
    : refuse(name, "a standard error from 1e-9 to 1e9 points", value);
}

/** A promoter, a passive or a detractor, coded +1, 0, −1. */
export function code(name: string, value: number): number {
  return value === 1 || value === 0 || value === -1
    ? value
    : refuse(name, "1 (promoter), 0 (passive) or -1 (detractor)", value);
}

/** A weight: zero or more, at most 1e12. */
export function weight(name: string, value: number): number {
  return value >= 0 && value <= 1e12 ? value : refuse(name, "a weight from 0 to 1e12", value);
}
