import X from "lucide-react/icons/x";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";
import { useMessages } from "../language/language-context.tsx";

export type Toast = { message: string; undo?: (() => void | Promise<void>) | undefined };
const Context = createContext<(toast: Toast) => void>(() => {});

/** How long a toast stays; it stays longer while the pointer or the focus is on it. */
const SHOWN_MS = 12_000;

/**
 * Where toasts appear, one at a time. Things are done at once and can be taken back, instead of
 * "are you sure?". What went wrong is no toast: it stays where it happened (`ErrorNotice`).
 */
export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useMessages("web");
  const [toast, setToast] = useState<Toast | null>(null);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!toast || held) return;
    const timer = setTimeout(() => setToast(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast, held]);
  return (
    <Context value={useCallback((next: Toast) => setToast(next), [])}>
      {children}
      {/* Above, while what can be done with chosen rows stands at the foot of the window. */}
      <div
        role="status"
        className="fixed inset-x-3 bottom-18 z-40 flex justify-center lg:bottom-6 [body:has([data-bulk])_&]:top-16 [body:has([data-bulk])_&]:bottom-auto"
      >
        {toast ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that somebody is still reading
          <div
            className="flex max-w-lg items-center gap-3 rounded-xl bg-strong py-1.5 ps-4 pe-1.5 text-sm text-on-strong shadow-xl"
            onPointerEnter={() => setHeld(true)}
            onPointerLeave={() => setHeld(false)}
            onFocus={() => setHeld(true)}
            onBlur={() => setHeld(false)}
          >
            <span className="min-w-0">{toast.message}</span>
            {toast.undo ? (
              <button
                type="button"
                className="min-h-11 rounded-lg px-3 font-semibold underline underline-offset-4"
                onClick={() => {
                  setHeld(false);
                  setToast(null);
                  void toast.undo?.();
                }}
              >
                {t("undo")}
              </button>
            ) : null}
            <button
              type="button"
              className="grid size-11 place-items-center rounded-lg"
              aria-label={t("close")}
              onClick={() => {
                setHeld(false);
                setToast(null);
              }}
            >
              <X aria-hidden className="size-4" />
            </button>
          </div>
        ) : null}
      </div>
    </Context>
  );
}

/** `toast({ message: t("deleted"), undo: () => restore() })` */
export function useToast() {
  return useContext(Context);
}
