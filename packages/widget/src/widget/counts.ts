import type { Device, WidgetCounts } from "@candor/contract/widget.ts";

type Counted = "visits" | "loads" | "impressions" | "views" | "dismissals" | "answers";

/** The class of device, by its shorter side. */
export function deviceClass(): Device {
  const side = Math.min(screen.width, screen.height);
  return side < 600 ? "phone" : side < 1000 && navigator.maxTouchPoints > 0 ? "tablet" : "desktop";
}

/** Counts what happens on a page without identifying anyone, and sends it as the page is left. */
export function pageCounts(url: string, device: Device): (what: Counted) => void {
  let counts: Partial<Record<Counted, number>> = {};
  let page = location.pathname;
  // Read at once: pages tidy their address.
  const ref = /[?&]ref=([\w-]{16})/.exec(location.search)?.[1];

  function send(): void {
    if (Object.keys(counts).length === 0) return;
    const body: Partial<Record<keyof WidgetCounts, unknown>> = {
      ...counts,
      page,
      referrer: referrer(),
      device,
      ref,
    };
    navigator.sendBeacon(url, JSON.stringify(body));
    counts = {};
    page = location.pathname;
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) send();
  });
  addEventListener("pagehide", send);
  return (what) => {
    if (page !== location.pathname) send();
    counts[what] = (counts[what] ?? 0) + 1;
  };
}

function referrer(): string {
  const host = document.referrer.split("/")[2] ?? "";
  return host === location.host ? "" : host;
}
