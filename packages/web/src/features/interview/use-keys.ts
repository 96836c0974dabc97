import { useEffect, useRef } from "react";
import { isTyping, singleKeysOn } from "../../parts/shortcuts.ts";
import { makeWordReader } from "./typed-words.ts";

/** After `g` the next key goes to another screen. */
const SEQUENCE_MS = 1200;

/**
 * Hears single keys while nobody is typing: digits, `Enter`, and letters by what is printed on a
 * Latin keyboard, so that they work while another alphabet is switched on.
 *
 * @param act true when the key was of use.
 * @param words hears what is typed into nothing. A letter is then a shortcut only when it stays
 *   alone, or never (`only`), and no other part of the dashboard hears it: nobody leaves a
 *   conversation by a word.
 */
export function useKeys(
  act: (key: string) => boolean,
  words?: { hear: (text: string) => void; only: boolean },
): void {
  const latest = useRef({ act, words });
  useEffect(() => {
    latest.current = { act, words };
  });
  const hasWords = words !== undefined;
  useEffect(() => {
    let goAt = Number.NEGATIVE_INFINITY;
    let last = () => {};
    const read = makeWordReader(
      () => performance.now(),
      (later, ms) => {
        const timer = setTimeout(later, ms);
        last = () => clearTimeout(timer);
        return last;
      },
    );
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!singleKeysOn() || isTyping(event.target)) return;
      // Enter on a button or a link is that button's own.
      const own = event.target instanceof Element && event.target.closest("button, a") !== null;
      if (event.key === "Enter" && own) return;
      const key = keyOf(event);
      if (hasWords && event.key.length === 1) {
        const { words: now } = latest.current;
        const typed = read(event.key, () => latest.current.act(key), now?.only);
        if (typed !== null) now?.hear(typed);
        if (typed !== null || /\p{L}/u.test(event.key)) {
          event.preventDefault();
          return;
        }
      }
      const going = performance.now() - goAt < SEQUENCE_MS;
      goAt = key === "g" ? performance.now() : Number.NEGATIVE_INFINITY;
      if (!going && latest.current.act(key)) event.preventDefault();
    };
    // Before the shortcuts of the whole dashboard, which leave alone what was of use here.
    addEventListener("keydown", onKey, { capture: hasWords });
    return () => {
      last();
      removeEventListener("keydown", onKey, { capture: hasWords });
    };
  }, [hasWords]);
}

/** Digits of any keyboard, Latin letters whatever the layout, other keys by their name. */
export function keyOf({ key, code }: Pick<KeyboardEvent, "key" | "code">): string {
  if (/^[a-z0-9]$/i.test(key)) return key.toLowerCase();
  if (/^(Digit|Numpad)\d$/.test(code)) return code.slice(-1);
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key;
}
