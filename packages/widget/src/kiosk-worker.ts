/** The few things of a service worker that are used here; TypeScript has either windows or workers. */
interface Worker extends EventTarget {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
}
interface WorkerEvent extends Event {
  request: Request;
  respondWith(response: Promise<Response>): void;
  waitUntil(done: Promise<unknown>): void;
}

const worker = globalThis as unknown as Worker;
const on = (name: string, act: (event: WorkerEvent) => void) =>
  worker.addEventListener(name, (event) => act(event as WorkerEvent));

const CACHE = "candor-kiosk";
/** A network that hangs is worse than none. */
const PATIENCE_MS = 4000;

/** Kiosk pages come from the network while it is there, else as they last were. */
on("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate" || request.destination === "image") {
    event.respondWith(networkFirst(request));
  }
});
on("install", (event) => event.waitUntil(worker.skipWaiting()));
on("activate", (event) => event.waitUntil(worker.clients.claim()));

async function networkFirst(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    // A logo from elsewhere answers opaquely; a page must be a good one to be kept.
    if (response.ok || response.type === "opaque") await cache.put(request, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
    if (kept) return kept;
    throw error;
  }
}
