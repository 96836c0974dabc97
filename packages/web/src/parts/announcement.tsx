import { useEffect, useRef } from "react";

/** Screen readers hear a change at most this often, however many answers arrive. */
export const QUIET_MS = 10_000;

/** Reads a text out when it changes, politely and never more often than every ten seconds. */
export function useAnnouncement(text: string): void {
  const spoken = useRef({ text: "", at: Number.NEGATIVE_INFINITY });
  useEffect(() => {
    if (text === "" || text === spoken.current.text) return;
    const first = spoken.current.text === "";
    const say = () => {
      spoken.current = { text, at: performance.now() };
      // What a screen shows when it opens is read by going through it, not called out.
      if (!first) region().textContent = text;
    };
    const wait = first ? 0 : spoken.current.at + QUIET_MS - performance.now();
    const timer = setTimeout(say, Math.max(0, wait));
    return () => clearTimeout(timer);
  }, [text]);
}

function region(): HTMLElement {
  const id = "announcements";
  const there = document.getElementById(id);
  if (there) return there;
  const made = document.createElement("div");
  made.id = id;
  made.className = "sr-only";
  made.setAttribute("aria-live", "polite");
  document.body.append(made);
  return made;
}
