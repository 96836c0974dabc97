import { useEffect, useRef } from "react";
import { isTyping, singleKeysOn } from "../../parts/shortcuts.ts";

/** After `g` the next key goes to another screen. */
const SEQUENCE_MS = 1200;

/**
 * Hears single keys while nobody is typing: digits, `Enter`, and letters by what is printed on a
 * Latin keyboard, so that they work while another alphabet is switched on.
 *
 * @param act true when the key was of use.
 */
export function useKeys(act: (key: string) => boolean): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    let goAt = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!singleKeysOn() || isTyping(event.target)) return;
      // Enter on a button or a link is that button's own.
      const own = event.target instanceof Element && event.target.closest("button, a") !== null;
      if (event.key === "Enter" && own) return;
      const key = keyOf(event);
      const going = performance.now() - goAt < SEQUENCE_MS;
      goAt = key === "g" ? performance.now() : Number.NEGATIVE_INFINITY;
      if (!going && latest.current(key)) event.preventDefault();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}

/** Digits of any keyboard, Latin letters whatever the layout, other keys by their name. */
export function keyOf({ key, code }: Pick<KeyboardEvent, "key" | "code">): string {
  if (/^[a-z0-9]$/i.test(key)) return key.toLowerCase();
  if (/^(Digit|Numpad)\d$/.test(code)) return code.slice(-1);
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key;
}
