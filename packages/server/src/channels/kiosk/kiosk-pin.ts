import { pbkdf2, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import type { KioskPin } from "./kiosk-view.ts";

const ITERATIONS = 300_000;

/**
 * Makes a PIN checkable by the kiosk itself, which may be offline when staff want to leave
 * (PBKDF2-SHA-256, 300,000 rounds, 16 bytes of salt). It keeps visitors in the survey; it guards
 * no data: what lies behind it asks for a sign-in of its own.
 */
export async function kioskPin(pin: string, salt = randomBytes(16)): Promise<KioskPin> {
  const hash = await promisify(pbkdf2)(pin, salt, ITERATIONS, 32, "sha256");
  return { salt: salt.toString("hex"), hash: hash.toString("hex"), iterations: ITERATIONS };
}
