import { useEffect } from "react";
import { readStored } from "./stored.ts";

/** Single keys can be switched off (WCAG 2.1.4); Cmd/Ctrl-K always works. */
export const SINGLE_KEYS = "singleKeys";
export function singleKeysOn(): boolean {
  return readStored(SINGLE_KEYS) !== "off";
}

/** How long after `g` the second key still counts. */
const SEQUENCE_MS = 1200;

/**
 * Which shortcut a key press completes: a single key, or two after one another ("g d"). Presses
 * with Ctrl, Alt or Cmd belong to the browser and to screen readers and are never taken.
 */
export function makeKeyReader(now: () => number) {
  let first = "";
  let at = Number.NEGATIVE_INFINITY;
  return (
    event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">,
    keys: Set<string>,
  ) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const pair = `${first} ${key}`;
    const inTime = first !== "" && now() - at < SEQUENCE_MS;
    first = "";
    if (inTime && keys.has(pair)) return pair;
    if ([...keys].some((k) => k.startsWith(`${key} `))) {
      first = key;
      at = now();
      return undefined;
    }
    return keys.has(key) ? key : undefined;
  };
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.matches("input[type=checkbox], input[type=radio]")) return false;
  return target.isContentEditable || target.matches("input, textarea, select");
}

/** Keys typed into a field, or while a dialog is open, are text and no commands. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (isField(target)) return true;
  return target.closest("[role=dialog], [role=menu], [role=listbox]") !== null;
}

/** Listens for shortcuts while the component is there. */
export function useShortcuts(actions: Record<string, () => void>): void {
  useKeys(actions, isTyping);
}

/** The same for a dialog: its keys work while it is open, and a field in it still takes text. */
export function useDialogShortcuts(actions: Record<string, () => void>): void {
  useKeys(actions, isField);
}

function useKeys(
  actions: Record<string, () => void>,
  isElsewhere: (target: EventTarget | null) => boolean,
): void {
  useEffect(() => {
    const read = makeKeyReader(() => performance.now());
    const keys = new Set(Object.keys(actions));
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !singleKeysOn() || isElsewhere(event.target)) return;
      const name = read(event, keys);
      if (name === undefined) return;
      event.preventDefault();
      actions[name]?.();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [actions, isElsewhere]);
}
