import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js";
import { KnownError } from "../errors/known-error.ts";

/** Who somebody is, as an answer, a file or a program says it; normalised, at least one way to tell them. */
export interface Identity {
  email: string | null;
  phone: string | null;
  externalId: string | null;
  name: string | null;
}

/** The same before normalising. */
export interface RawIdentity {
  email?: string | null | undefined;
  phone?: string | null | undefined;
  externalId?: string | null | undefined;
  name?: string | null | undefined;
}

/** E-mail addresses are told apart without regard to case: nobody has two that differ only in it. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

/**
 * A phone number as +37120000000 (E.164).
 *
 * @param country where a number without + is at home.
 * @throws {KnownError} when it cannot be a phone number.
 */
export function normalisePhone(phone: string, country?: CountryCode): string {
  const text = phone.trim().replace(/^'/, "").replace(/^00/, "+");
  const parsed = parsePhoneNumberFromString(text, country ? { defaultCountry: country } : {});
  if (!parsed?.isPossible()) {
    throw new KnownError(
      422,
      "bad_phone",
      `"${phone}" is not a phone number that can be dialled from everywhere; write it with its country, as in +371 20000000.`,
      [{ field: "phone", message: "must be an international number such as +37120000000" }],
    );
  }
  return parsed.number;
}

/** Normalised identity, or null when nothing in it tells a person from another (a bare name does not). */
export function toIdentity(raw: RawIdentity | null | undefined): Identity | null {
  if (!raw) return null;
  const identity = {
    email: raw.email ? normaliseEmail(raw.email) : null,
    phone: raw.phone ? normalisePhone(raw.phone) : null,
    externalId: raw.externalId?.trim() || null,
    name: raw.name?.trim() || null,
  };
  return identity.email || identity.phone || identity.externalId ? identity : null;
}
