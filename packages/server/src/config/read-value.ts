/**
 * One value of the environment each. A value that cannot be right is refused with what it is, what it
 * should be and an example, but never repeated when it may hold a password.
 */
import { readFileSync } from "node:fs";
import { isIP } from "node:net";

export interface Environment {
  /** The value of a variable; `undefined` when it is missing or blank. */
  get(name: string): string | undefined;
  /** Notes why a value cannot be used. */
  refuse(sentence: string): void;
}

export function readPort(env: Environment, name: string): number | null {
  const text = env.get(name);
  if (text === undefined) return null;
  if (/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535) return Number(text);
  env.refuse(`${name} is "${text}"; set it to a port number between 1 and 65535, such as 4400`);
  return null;
}

export function readCount(env: Environment, name: string): number | null {
  const text = env.get(name);
  if (text === undefined) return null;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  env.refuse(`${name} is "${text}"; set it to a whole number, 0 or more`);
  return null;
}

export function readFlag(env: Environment, name: string): boolean | null {
  const text = env.get(name)?.toLowerCase();
  if (text === undefined) return null;
  if (["on", "true", "yes", "1"].includes(text)) return true;
  if (["off", "false", "no", "0"].includes(text)) return false;
  env.refuse(`${name} is "${text}"; set it to on or off`);
  return null;
}

export function readOneOf<T extends string>(
  env: Environment,
  name: string,
  values: readonly T[],
): T | null {
  const text = env.get(name)?.toLowerCase();
  if (text === undefined) return null;
  const found = values.find((value) => value === text);
  if (found !== undefined) return found;
  env.refuse(`${name} is "${text}"; set it to one of ${values.join(", ")}`);
  return null;
}

export function readList(env: Environment, name: string): string[] {
  const text = env.get(name) ?? "";
  return text.split(/[\s,]+/).filter((word) => word !== "");
}

/** @param options.check says what is wrong with a URL that can be parsed, or `null`. */
export function readUrl(env: Environment, name: string, options: WantedUrl): string | null {
  const text = env.get(name);
  if (text === undefined) return null;
  for (const one of options.several?.(text) ?? [text]) refuseUrl(env, name, one, options);
  return text;
}

interface WantedUrl {
  schemes: string[];
  example: string;
  check: (url: URL) => string | null;
  /** Where one text may name several, those. */
  several?: (text: string) => string[];
}

function refuseUrl(env: Environment, name: string, text: string, options: WantedUrl): void {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !options.schemes.includes(url.protocol)) {
    const starts = options.schemes.map((scheme) => `${scheme}//`).join(" or ");
    env.refuse(
      `${name} is not a URL that starts with ${starts}; write it like ${options.example} (special characters in a password as %XX)`,
    );
    return;
  }
  const problem = options.check(url);
  if (problem !== null) env.refuse(`${name} ${problem}`);
}

/** Something that cannot be guessed: long enough, and not one key held down. */
export function readSecret(env: Environment, name: string, shortest: number): string | null {
  const text = env.get(name);
  return text === undefined ? null : fitSecret(env, name, text, shortest);
}

/** The same from a file that a variable names: where secrets are mounted, and no process list shows them. */
export function readSecretFile(env: Environment, name: string, shortest: number): string | null {
  const path = env.get(name);
  if (path === undefined) return null;
  try {
    return fitSecret(env, name, readFileSync(path, "utf8").trim(), shortest);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    env.refuse(
      `${name} names the file "${path}", which cannot be read (${code}); make it one that the user who runs Candor may read`,
    );
    return null;
  }
}

function fitSecret(env: Environment, name: string, text: string, shortest: number): string {
  const mend = `make one with: openssl rand -base64 33`;
  if (text.length < shortest) {
    env.refuse(
      `${name} has ${text.length} characters, fewer than the ${shortest} that keep it from being guessed; ${mend}`,
    );
  } else if (new Set(text).size < 8) {
    env.refuse(`${name} repeats the same few characters and can be guessed; ${mend}`);
  }
  return text;
}

/** A mail address, bare or with a name: `Ann <ann@example.com>`. */
export function readAddress(env: Environment, name: string): string | null {
  const text = env.get(name);
  if (text === undefined) return null;
  const address = /<([^<>]*)>$/.exec(text)?.[1] ?? text;
  if (/^[^\s@<>"]+@[^\s@<>"]+$/.test(address)) return text;
  env.refuse(
    `${name} is "${text}"; write a mail address, such as "Example Shop <feedback@example.com>"`,
  );
  return null;
}

/**
 * The proxies in front of Candor: how many, or their addresses. "Everybody" is refused, because any
 * visitor could then claim any address and pass every rate limit.
 */
export function readProxies(env: Environment, name: string): false | number | string[] {
  const text = env.get(name)?.toLowerCase();
  if (text === undefined || ["off", "false", "no", "0"].includes(text)) return false;
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const addresses = readList(env, name);
  if (addresses.every(isProxy)) return addresses;
  env.refuse(
    `${name} is "${text}"; say how many proxies stand before Candor (1 for one nginx or Caddy), or list their addresses, such as 10.0.0.0/8`,
  );
  return false;
}

function isProxy(text: string): boolean {
  if (["loopback", "linklocal", "uniquelocal"].includes(text)) return true;
  const [address = "", bits, ...more] = text.split("/");
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
  );
}
