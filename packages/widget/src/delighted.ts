import { fields } from "./widget/page-api.ts";

start();

/**
 * Fetched on pages with Delighted's snippet alone, which keep it and change its host: the queue of its stub is
 * replayed and its methods live on.
 */
function start(): void {
  const { delighted: stub, candor } = window;
  if (!stub || !candor) return;
  const methods: Record<string, (...args: unknown[]) => void> = {
    survey: (options) => {
      const { properties, forceDisplay, minTimeOnPage, initialDelay, ...person } = fields(options);
      const { locale, ...others } = fields(properties);
      candor("identify", person);
      candor("set", { properties: others, ...(locale ? { language: locale } : {}) });
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
