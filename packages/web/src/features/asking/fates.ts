import type { Fate } from "@candor/contract/invitation.ts";
import type { FateCounts } from "@candor/contract/sending.ts";

/** In the order of an invitation's life; those who were not asked come last. */
export const FATE_ORDER: readonly Fate[] = [
  "answered",
  "sent",
  "reminded",
  "sending",
  "planned",
  "held_back",
  "unconfirmed",
  "bounced",
  "expired",
  "unsubscribed",
  "cancelled",
  "not_asked",
];

/** Fates in which something has left the house. */
const ASKED: ReadonlySet<string> = new Set([
  "answered",
  "sent",
  "reminded",
  "unconfirmed",
  "bounced",
  "expired",
  "unsubscribed",
]);
const NEVER: ReadonlySet<string> = new Set(["not_asked", "cancelled"]);

/** How far a sending is: asked so far, of those who are asked at all, and how many answered. */
export function progressOf({ fates }: FateCounts): {
  asked: number;
  of: number;
  answered: number;
} {
  const sum = (which: (state: string) => boolean) =>
    fates.reduce((n, { state, people }) => (which(state) ? n + people : n), 0);
  return {
    asked: sum((state) => ASKED.has(state)),
    of: sum((state) => !NEVER.has(state)),
    answered: sum((state) => state === "answered"),
  };
}

/** Counts of several sendings together. */
export function addCounts(all: readonly FateCounts[]): FateCounts {
  const fates = new Map<string, number>();
  const reasons = new Map<string, { state: string; reason: string; people: number }>();
  for (const counts of all) {
    for (const { state, people } of counts.fates) {
      fates.set(state, (fates.get(state) ?? 0) + people);
    }
    for (const { state, reason, people } of counts.reasons) {
      const before = reasons.get(`${state} ${reason}`)?.people ?? 0;
      reasons.set(`${state} ${reason}`, { state, reason, people: before + people });
    }
  }
  return {
    fates: [...fates].map(([state, people]) => ({ state, people })),
    reasons: [...reasons.values()],
    total: all.reduce((n, { total }) => n + total, 0),
  };
}
