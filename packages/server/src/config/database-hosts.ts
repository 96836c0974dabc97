/** What comes before the hosts of a connection string (who), the hosts, and what comes after (which database, how). */
const PARTS = /^(postgres(?:ql)?:\/\/(?:[^/?#]*@)?)([^/?#]*)(.*)$/s;

/**
 * The servers that a connection string names, `postgres://user@one:5432,two:5432/name`, each as a connection string of its own,
 * in their order. One of them is the primary; which, is found out by asking.
 */
export function hostsOf(url: string): string[] {
  const [, who = "", hosts = "", rest = ""] = PARTS.exec(url) ?? [];
  if (!hosts.includes(",")) return [url];
  return hosts.split(",").map((host) => `${who}${host}${rest}`);
}

/** `one:5432, two:5432`: the hosts alone, for people and logs. */
export function hostsNamed(url: string): string {
  return hostsOf(url)
    .map((one) => new URL(one).host)
    .join(", ");
}

/** `one, two/candor`: which database, without who asks. */
export function databaseNamed(url: string): string {
  const all = hostsOf(url).map((one) => new URL(one));
  return `${all.map(({ hostname }) => hostname).join(", ")}${all[0]?.pathname}`;
}
