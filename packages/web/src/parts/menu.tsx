import { lazy, type ReactNode, Suspense, useRef, useState } from "react";

const loadPopup = () => import("./menu-popup.tsx");
const MenuPopup = lazy(() => loadPopup().then((m) => ({ default: m.MenuPopup })));

export type MenuItem =
  | { kind?: "item"; label: ReactNode; icon?: ReactNode; onSelect: () => void }
  | { kind: "choice"; label: ReactNode; icon?: ReactNode; chosen: boolean; onSelect: () => void }
  | { kind: "link"; label: ReactNode; icon?: ReactNode; href: string }
  | { kind: "heading"; label: ReactNode }
  | { kind: "line" };

/**
 * A button that opens a menu. The menu's code arrives when a pointer or the focus comes near, so the
 * page does not wait for it.
 */
export function Menu({
  name,
  text,
  items,
  children,
  className = "button button--plain",
}: {
  /** Read out and shown on hover. */
  name: string;
  /** What stands on the button, when words do: its name must begin with them (WCAG 2.5.3). */
  text?: string;
  items: MenuItem[];
  children: ReactNode;
  className?: string;
}) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={anchor}
        type="button"
        aria-label={text === undefined ? name : `${text} (${name})`}
        title={name}
        aria-haspopup="menu"
        aria-expanded={open}
        className={className}
        onPointerEnter={() => void loadPopup()}
        onFocus={() => void loadPopup()}
        onClick={() => setOpen((before) => !before)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {children}
      </button>
      {open ? (
        <Suspense fallback={null}>
          <MenuPopup name={name} items={items} anchor={anchor} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
