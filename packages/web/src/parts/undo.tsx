import X from "lucide-react/icons/x";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";
import { useMessages } from "../language/language-context.tsx";

type Offer = { message: string; undo: () => void | Promise<void> };
const Context = createContext<(offer: Offer) => void>(() => {});

/** How long an undo stays on offer; it stays longer while the pointer or the focus is on it. */
const OFFER_MS = 12_000;

/** Things are done at once and can be taken back, instead of "are you sure?". */
export function UndoProvider({ children }: { children: ReactNode }) {
  const t = useMessages("web");
  const [offer, setOffer] = useState<Offer | null>(null);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!offer || held) return;
    const timer = setTimeout(() => setOffer(null), OFFER_MS);
    return () => clearTimeout(timer);
  }, [offer, held]);
  return (
    <Context value={useCallback((next: Offer) => setOffer(next), [])}>
      {children}
      <div role="status" className="fixed inset-x-3 bottom-18 z-40 flex justify-center lg:bottom-6">
        {offer ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that somebody is still reading
          <div
            className="flex max-w-lg items-center gap-3 rounded-xl bg-strong py-1.5 ps-4 pe-1.5 text-sm text-on-strong shadow-xl"
            onPointerEnter={() => setHeld(true)}
            onPointerLeave={() => setHeld(false)}
            onFocus={() => setHeld(true)}
            onBlur={() => setHeld(false)}
          >
            <span className="min-w-0">{offer.message}</span>
            <button
              type="button"
              className="min-h-11 rounded-lg px-3 font-semibold underline underline-offset-4"
              onClick={() => {
                setOffer(null);
                void offer.undo();
              }}
            >
              {t("undo")}
            </button>
            <button
              type="button"
              className="grid size-11 place-items-center rounded-lg"
              aria-label={t("close")}
              onClick={() => setOffer(null)}
            >
              <X aria-hidden className="size-4" />
            </button>
          </div>
        ) : null}
      </div>
    </Context>
  );
}

export function useOfferUndo() {
  return useContext(Context);
}
