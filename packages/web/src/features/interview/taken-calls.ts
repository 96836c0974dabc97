import type { Call } from "@candor/contract/interview.ts";
import { useCallback, useState } from "react";

/** The server offers a taken call to others again after so long. */
export const TAKEN_MS = 20 * 60_000;
type Taken = { call: Call; at: number };

/**
 * The calls that were taken in this tab and have not ended. They are off everybody's list, so a page
 * that is loaded again, or left without an outcome, finds them here.
 */
export function useTakenCalls(survey: string, now: Date) {
  const key = `candor.taken.${survey}`;
  const [all, setAll] = useState<Taken[]>(() => read(key));
  const change = useCallback(
    (next: (before: Taken[]) => Taken[]) =>
      setAll((before) => {
        const after = next(before);
        write(key, after);
        return after;
      }),
    [key],
  );
  const add = useCallback(
    (call: Call) => {
      const others = (before: Taken[]) =>
        before.filter((one) => one.call.invitationId !== call.invitationId);
      change((before) => [...others(before), { call, at: Date.now() }]);
    },
    [change],
  );
  const remove = useCallback(
    (invitationId: string) =>
      change((before) => before.filter((one) => one.call.invitationId !== invitationId)),
    [change],
  );
  const taken = all.filter(({ at }) => now.getTime() - at < TAKEN_MS).map(({ call }) => call);
  return { taken, add, remove };
}

function read(key: string): Taken[] {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "[]") as Taken[];
  } catch {
    return [];
  }
}

function write(key: string, taken: Taken[]): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(taken));
  } catch {
    // Where storage is forbidden a reload forgets the call; others get it after a while.
  }
}
