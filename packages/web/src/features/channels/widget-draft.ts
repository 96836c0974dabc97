import type { WidgetSettings } from "@candor/contract/channel.ts";
import type { Device, WidgetPlacement, WidgetRules } from "@candor/contract/widget.ts";

export const PLACEMENTS = ["popup", "slide-in", "inline", "tab"] as const;
export const DEVICES: readonly Device[] = ["phone", "tablet", "desktop"];

/** What the form of the widget holds: lists as lines of text. */
export type WidgetDraft = {
  enabled: boolean;
  kind: WidgetPlacement["kind"];
  side: "start" | "end";
  selector: string;
  numbers: Pick<
    WidgetRules,
    | "afterSeconds"
    | "afterScrollPercent"
    | "fromVisit"
    | "visitorsPercent"
    | "quietDays"
    | "againDays"
  >;
  devices: Device[];
  includePages: string;
  excludePages: string;
  events: string;
  traits: string;
  origins: string;
  /** The key under which pages with Delighted's snippet ask for this widget. */
  delightedKey: string;
  /** Whether those who answered are offered what was done. */
  tells: boolean;
  countsVisits: boolean;
};

export function draftOfWidget({
  enabled,
  placement,
  rules,
  allowedOrigins,
  delightedKey,
  tells,
  countsVisits,
}: WidgetSettings): WidgetDraft {
  const { afterSeconds, afterScrollPercent, fromVisit, visitorsPercent } = rules;
  const { quietDays, againDays } = rules;
  return {
    enabled,
    kind: placement.kind,
    side: "side" in placement ? placement.side : "end",
    selector: placement.kind === "inline" ? placement.selector : "",
    numbers: {
      afterSeconds,
      afterScrollPercent,
      fromVisit,
      visitorsPercent,
      quietDays,
      againDays,
    },
    devices: rules.devices,
    includePages: rules.includePages.join("\n"),
    excludePages: rules.excludePages.join("\n"),
    events: rules.events.join("\n"),
    traits: Object.entries(rules.traits)
      .flatMap(([trait, values]) => values.map((value) => `${trait}=${value}`))
      .join("\n"),
    origins: allowedOrigins.join("\n"),
    delightedKey: delightedKey ?? "",
    tells,
    countsVisits,
  };
}

const lines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** Whether every trait is written as `trait=value`. */
export function hasWrongTrait(draft: WidgetDraft): boolean {
  return lines(draft.traits).some((line) => !/^[^=]+=./.test(line));
}

export function settingsOf(draft: WidgetDraft): WidgetSettings {
  const traits: Record<string, string[]> = {};
  for (const line of lines(draft.traits)) {
    const at = line.indexOf("=");
    const trait = line.slice(0, at).trim();
    traits[trait] = [...(traits[trait] ?? []), line.slice(at + 1).trim()];
  }
  return {
    enabled: draft.enabled,
    placement: placementOf(draft),
    rules: {
      ...draft.numbers,
      devices: draft.devices,
      includePages: lines(draft.includePages),
      excludePages: lines(draft.excludePages),
      events: lines(draft.events),
      traits,
    },
    // A browser says its origin without a slash at the end.
    allowedOrigins: lines(draft.origins).map((origin) => origin.replace(/\/+$/, "").toLowerCase()),
    delightedKey: draft.delightedKey.trim() || null,
    tells: draft.tells,
    countsVisits: draft.countsVisits,
  };
}

function placementOf({ kind, side, selector }: WidgetDraft): WidgetPlacement {
  if (kind === "inline") return { kind, selector: selector.trim() };
  return kind === "slide-in" ? { kind } : { kind, side };
}
