/** What is too easily guessed to stand inside a password; the list is short on purpose. */
const COMMON =
  /password|passwort|parole|lösenord|пароль|qwerty|йцукен|asdf|letmein|welcome|admin|candor|12345|11111|abc123|iloveyou|monkey|dragon/i;

/** The server takes ten characters or more. */
export const SHORTEST = 10;

/**
 * How hard a password is to guess, from 0 (too short) to 4 (strong). An estimate from its length,
 * its kinds of characters and what is known to be common: long sentences win over odd signs.
 */
export function passwordStrength(password: string, personal: string[] = []): 0 | 1 | 2 | 3 | 4 {
  const length = [...password].length;
  if (length < SHORTEST) return 0;
  const lower = password.toLocaleLowerCase();
  const known = personal
    .flatMap((text) => text.toLocaleLowerCase().split(/[^\p{L}\p{N}]+/u))
    .some((part) => part.length >= 4 && lower.includes(part));
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) =>
    kind.test(password),
  ).length;
  const different = new Set(password).size;
  let bits = Math.min(length, different * 1.6) * (1.6 + kinds * 0.75);
  if (COMMON.test(password)) bits -= 22;
  if (known) bits -= 16;
  if (different <= 4) bits = Math.min(bits, 15);
  return bits < 28 ? 1 : bits < 38 ? 2 : bits < 50 ? 3 : 4;
}
