import type { Candor } from "./session.ts";

/** Whether the page has Delighted's snippet. Such a page asks only once it calls `survey`. */
export function hasDelighted(): boolean {
  return typeof window.delighted === "object";
}

/**
 * Pages written for Delighted keep their snippet and change its host: the queue of its stub is
 * replayed and its methods live on.
 */
export function hearDelighted(candor: Candor): void {
  const { delighted: stub } = window;
  if (!stub) return;
  const methods: Record<string, (...args: unknown[]) => void> = {
    survey: (options) => {
      const { properties, forceDisplay, minTimeOnPage, initialDelay, ...person } = fields(options);
      candor("identify", person);
      candor("set", told(fields(properties)));
      candor("arm", { afterSeconds: Number(minTimeOnPage ?? initialDelay) || 0 });
      if (forceDisplay) candor("show");
    },
    identify: (person, traits) => candor("identify", { ...fields(traits), ...fields(person) }),
    event: (name) => candor("event", name),
    track: (name) => candor("event", name),
    reset: () => candor("reset"),
  };
  const queue = Array.isArray(stub) ? stub.splice(0) : [];
  // What else the stub knows (`config`, `page`, …) means nothing here and stays a stub.
  Object.assign(stub, methods);
  for (const [name, args] of queue) methods[String(name)]?.(...args);
}

/** Parts what describes the customer from how to ask them, as the server does for mails. */
function told(properties: Record<string, unknown>): Record<string, unknown> {
  const others: Record<string, unknown> = {};
  const how: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(properties)) {
    const bare = name.toLowerCase().replace(/[\s_-]/g, "");
    if (bare === "locale") how.language = String(value).replace("_", "-");
    else if (bare === "questionproductname") how.subject = value;
    // A page has no mail's subject and opening words.
    else if (!/^delighted(emailsubject|intromessage)$/.test(bare)) others[name] = value;
  }
  return { ...how, properties: others };
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
