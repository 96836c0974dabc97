import { useCallback, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
const memory = new Map<string, string>();

/** A small choice kept in this browser; where storage is forbidden it lasts until the page closes. */
export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(`candor.${key}`);
  } catch {
    return memory.get(key) ?? null;
  }
}

export function writeStored(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`candor.${key}`);
    else localStorage.setItem(`candor.${key}`, value);
  } catch {
    if (value === null) memory.delete(key);
    else memory.set(key, value);
  }
  for (const tell of listeners) tell();
}

/** The names of all that is kept. */
export function storedKeys(): string[] {
  try {
    const all = Object.keys(localStorage).filter((key) => key.startsWith("candor."));
    return all.map((key) => key.slice("candor.".length));
  } catch {
    return [...memory.keys()];
  }
}

export function useStored(key: string): [string | null, (value: string | null) => void] {
  const value = useSyncExternalStore(
    useCallback((tell: () => void) => {
      listeners.add(tell);
      addEventListener("storage", tell);
      return () => {
        listeners.delete(tell);
        removeEventListener("storage", tell);
      };
    }, []),
    () => readStored(key),
  );
  return [value, useCallback((next) => writeStored(key, next), [key])];
}
