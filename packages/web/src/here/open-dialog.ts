import { useSyncExternalStore } from "react";

/** Dialogs that any screen can ask for; they are loaded when they are first asked for. */
export type Asked =
  | { name: "palette" }
  | { name: "help" }
  | { name: "method"; page: string }
  | { name: "changes" }
  /** Whoever sits there proves it, or not. */
  | { name: "confirm"; done: (confirmed: boolean) => void }
  | null;

let asked: Asked = null;
let returnTo: HTMLElement | null = null;
const listeners = new Set<() => void>();

export function openDialog(next: Asked): void {
  if (next && !asked && document.activeElement instanceof HTMLElement) {
    returnTo = document.activeElement;
  }
  asked = next;
  for (const tell of listeners) tell();
  if (!next) {
    const back = returnTo;
    returnTo = null;
    requestAnimationFrame(() => back?.isConnected && back.focus());
  }
}

export function useAsked(): Asked {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => asked,
  );
}
