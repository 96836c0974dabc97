import { isIP } from "node:net";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";

/** What monitors ask by any name, and what clients written for Delighted ask by the name they know. */
const BY_ANY_NAME = /^\/(healthz|readyz|v1|delighted)(\/|\?|$)/;

/**
 * Refuses requests for a name that is not ours. A page of a stranger whose name suddenly points to this
 * machine (DNS rebinding) is of the same origin for the browser, and would reach a Candor that only
 * listens here. Addresses in numbers and names without a dot cannot be pointed anywhere by a stranger.
 *
 * @param hosts the names; `null` where nobody has said which, and others than this machine may ask: then nothing
 *   is refused, and the log says so.
 */
export function refuseStrangeHosts(app: App, hosts: readonly string[] | null): void {
  if (!hosts) {
    app.log.warn(
      "PUBLIC_URL is not set, so requests under any name are taken: a stranger's page can have its own name point here. Set PUBLIC_URL to the address by which this server is reached.",
    );
    return;
  }
  app.addHook("onRequest", async (request) => {
    if (isKnownHost(request.hostname, hosts) || BY_ANY_NAME.test(request.url)) return;
    throw new KnownError(
      421,
      "host_unknown",
      `Candor is not reached under "${request.hostname}" here, so nothing was done. Open ${hosts[0]}; if the other name is yours too, set PUBLIC_URL to it or add it to ALLOWED_HOSTS.`,
    );
  });
}

/** Whether a host name, without its port, is one of these or can be no stranger's. */
export function isKnownHost(hostname: string, hosts: readonly string[]): boolean {
  const name = hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "");
  return (
    isIP(name) !== 0 || !name.includes(".") || name.endsWith(".localhost") || hosts.includes(name)
  );
}
