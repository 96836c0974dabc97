import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from "react";

/** On a phone a row that is too long is pushed aside by the thumb; wrapped, seven tabs would take half the screen. */
const BAR = "-mb-px flex gap-x-1 max-sm:overflow-x-auto max-sm:whitespace-nowrap sm:flex-wrap";
/** How a tab looks; the chosen one is told by `aria-current` (a link) or `aria-selected` (a tab). */
export const TAB_LOOK =
  "flex min-h-11 items-center gap-1.5 border-b-2 border-transparent px-3 text-[0.9375rem] text-muted hover:text-ink aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink aria-selected:border-accent aria-selected:font-semibold aria-selected:text-ink";

/**
 * Tabs that are addresses: each child is a `<Link className={TAB_LOOK}>` of the router, so that every
 * part of a screen can be shared and Back works. Prefer them to {@link Tabs}.
 */
export function LinkTabs({ name, children }: { name: string; children: ReactNode[] }) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const bar = list.current;
    const current = bar?.querySelector<HTMLElement>("[aria-current]");
    if (bar && current) bar.scrollLeft = current.offsetLeft - bar.offsetLeft - 40;
  });
  return (
    <nav aria-label={name} className="mb-5 border-b border-line">
      <ul ref={list} className={BAR}>
        {children.map((child, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the tabs of a screen never move
          <li key={index}>{child}</li>
        ))}
      </ul>
    </nav>
  );
}

/**
 * Tabs inside a card or a dialog, for what is not worth an address. Left and right, Home and End
 * choose; the panel is next in the order of Tab.
 */
export function Tabs<V extends string>({
  name,
  tabs,
  value,
  onChange,
  children,
}: {
  name: string;
  tabs: readonly { value: V; label: ReactNode }[];
  value: V;
  onChange: (value: V) => void;
  children: ReactNode;
}) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = tabs.findIndex((tab) => tab.value === value);
  const onKeyDown = (event: KeyboardEvent) => {
    const rtl = getComputedStyle(event.currentTarget).direction === "rtl" ? -1 : 1;
    const next: Record<string, number> = {
      ArrowRight: at + rtl,
      ArrowLeft: at - rtl,
      Home: 0,
      End: tabs.length - 1,
    };
    const to = next[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const index = (to + tabs.length) % tabs.length;
    const tab = tabs[index];
    if (tab) onChange(tab.value);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[index]?.focus();
  };
  return (
    <>
      <div
        ref={list}
        role="tablist"
        aria-label={name}
        className={`${BAR} mb-4 border-b border-line`}
        onKeyDown={onKeyDown}
      >
        {tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={`${id}-${tab.value}`}
            aria-selected={tab.value === value}
            aria-controls={`${id}-panel`}
            tabIndex={tab.value === value ? 0 : -1}
            className={TAB_LOOK}
            onClick={() => onChange(tab.value)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${value}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel may hold nothing that takes the focus
        tabIndex={0}
      >
        {children}
      </div>
    </>
  );
}
