const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LONGEST = 200;

/**
 * The path of a page as it may be counted: without query, and with `*` for every part that could name
 * a person or an order (addresses, long numbers, ids), so that counts identify nobody and stay few.
 */
export function plainPath(path: string): string {
  const bare = path.split(/[?#]/)[0] ?? "";
  const parts = bare
    .replace(/\p{Cc}/gu, "")
    .toWellFormed()
    .split("/")
    .map((part) => (mayIdentify(part) ? "*" : part));
  return `/${parts.join("/").replace(/^\/+/, "")}`.slice(0, LONGEST);
}

function mayIdentify(part: string): boolean {
  if (/@|%40/i.test(part) || /\d{5,}/.test(part) || UUID.test(part)) return true;
  // Tokens mix letters and digits at length; words with a year in them do not.
  const letters = part.replace(/[-_.]/g, "");
  return letters.length >= 16 && /\d/.test(letters) && !/[-_]/.test(part);
}

/** The host that a visitor came from; empty for none, and for what is no host. */
export function plainHost(host: string): string {
  const [, name = ""] = /^([a-z0-9.-]{1,253})(?::\d+)?$/.exec(host.trim().toLowerCase()) ?? [];
  return name;
}
