import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from "react";

/**
 * A button with a small panel below it. The panel closes with Escape, a press outside, or when the
 * focus leaves; the focus returns to the button.
 */
export function Popover({
  label,
  text,
  button,
  children,
  className = "button button--plain",
  above = false,
}: {
  label: string;
  /** What stands on the button, when it is not the label itself. */
  text?: string;
  button: ReactNode;
  children: (close: () => void) => ReactNode;
  className?: string;
  /** Opens upwards: for a button at the foot of the window. */
  above?: boolean;
}) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const close = useCallback(() => {
    setOpen(false);
    trigger.current?.focus();
  }, []);

  useEffect(() => {
    if (!open) return;
    keepInside(panel.current);
    panel.current?.querySelector<HTMLElement>("input, button, select")?.focus();
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    const onResize = () => keepInside(panel.current);
    addEventListener("pointerdown", onPress);
    addEventListener("resize", onResize);
    return () => {
      removeEventListener("pointerdown", onPress);
      removeEventListener("resize", onResize);
    };
  }, [open]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears Escape and the focus of what is inside
    <div
      ref={box}
      className="relative min-w-0"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.stopPropagation();
        close();
      }}
      onBlur={(event) => {
        if (event.relatedTarget && !box.current?.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={trigger}
        type="button"
        aria-label={text === undefined ? label : `${text} (${label})`}
        title={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        className={className}
        onClick={() => setOpen((before) => !before)}
      >
        {button}
      </button>
      {open ? (
        <div
          ref={panel}
          id={id}
          role="dialog"
          aria-label={label}
          className={`absolute start-0 z-40 rounded-xl border border-line bg-card p-3 shadow-xl ${above ? "bottom-full mb-1.5" : "top-full mt-1.5"}`}
        >
          {children(close)}
        </div>
      ) : null}
    </div>
  );
}

/** Moves a panel sideways when it would stand out of the window. */
function keepInside(panel: HTMLElement | null): void {
  if (!panel) return;
  panel.style.translate = "";
  const { left, right } = panel.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  if (right > width - 8) panel.style.translate = `${Math.max(8 - left, width - 8 - right)}px 0`;
  else if (left < 8) panel.style.translate = `${8 - left}px 0`;
}
