import type { Device, WidgetRules } from "@candor/contract/widget.ts";

/** What is known of the visitor and the page at one moment. Days and times in milliseconds. */
export interface Circumstances {
  path: string;
  seconds: number;
  scrollPercent: number;
  visits: number;
  /** Drawn once per visitor and survey, 0 up to 100. */
  dice: number;
  device: Device;
  traits: Readonly<Record<string, unknown>>;
  events: readonly string[];
  now: number;
  /** When any survey of this site was last shown here; 0 for never. */
  lastShown: number;
  /** When this one was. */
  lastShownThis: number;
  optedOut: boolean;
}

const DAY_MS = 86_400_000;

/**
 * Why the visitor is not asked now, or `null` when they may be. The first reason that holds, from
 * the lasting ones to those that only need a little more time.
 *
 * @param quietly true for a question that stands in the page and interrupts nobody: it need not
 *   keep its distance from other surveys.
 */
export function reasonNotToAsk(
  rules: WidgetRules,
  c: Circumstances,
  quietly: boolean,
): string | null {
  const within = (days: number, since: number) => since > 0 && c.now - since < days * DAY_MS;
  const reasons: Record<string, boolean> = {
    opted_out: c.optedOut,
    page: !pageFits(rules, c.path),
    device: rules.devices.length > 0 && !rules.devices.includes(c.device),
    not_drawn: c.dice >= rules.visitorsPercent,
    asked_before: within(rules.againDays, c.lastShownThis),
    quiet_time: !quietly && within(rules.quietDays, c.lastShown),
    visits: c.visits < rules.fromVisit,
    traits: !traitsFit(rules.traits, c.traits),
    event: rules.events.length > 0 && !rules.events.some((name) => c.events.includes(name)),
    seconds: c.seconds < rules.afterSeconds,
    scroll: c.scrollPercent < rules.afterScrollPercent,
  };
  return Object.keys(reasons).find((reason) => reasons[reason]) ?? null;
}

/** Whether the widget belongs on a page at all. */
export function pageFits(
  rules: Pick<WidgetRules, "includePages" | "excludePages">,
  path: string,
): boolean {
  const fits = (pattern: string) =>
    new RegExp(`^${pattern.split("*").map(literally).join(".*")}$`).test(path);
  const { includePages, excludePages } = rules;
  return (includePages.length === 0 || includePages.some(fits)) && !excludePages.some(fits);
}

function traitsFit(wanted: WidgetRules["traits"], traits: Circumstances["traits"]): boolean {
  return Object.entries(wanted).every(([name, values]) => values.includes(String(traits[name])));
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
