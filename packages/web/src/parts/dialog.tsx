import { Dialog as Base } from "@base-ui/react/dialog";
import X from "lucide-react/icons/x";
import type { ReactNode } from "react";
import { useMessages } from "../language/language-context.tsx";

/**
 * A dialog: focus stays inside, Escape closes it and focus returns to where it came from. Only
 * files that are loaded on demand import this one, since Base UI is heavy.
 */
export function Dialog({
  title,
  children,
  onClose,
  width = "max-w-lg",
  side = false,
  actions,
}: {
  title: string;
  children: ReactNode;
  onClose: () => void;
  width?: string;
  /** Stands at the end of the window, full height, as a panel to read beside the page. */
  side?: boolean;
  /** Beside the button that closes it. */
  actions?: ReactNode;
}) {
  const t = useMessages("web");
  const place = side
    ? "inset-y-0 end-0 w-full max-w-xl rounded-s-2xl"
    : `inset-x-3 top-[8dvh] mx-auto max-h-[84dvh] rounded-2xl ${width}`;
  return (
    <Base.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/45 backdrop-blur-[2px]" />
        <Base.Popup
          className={`fixed z-50 flex flex-col overflow-hidden border border-line bg-card text-ink shadow-2xl ${place}`}
        >
          <div className="flex items-start justify-between gap-4 border-b border-line py-3 ps-5 pe-3">
            <Base.Title className="pt-1 text-lg font-semibold wrap-anywhere">{title}</Base.Title>
            <div className="flex shrink-0">
              {actions}
              <Base.Close className="button button--icon button--quiet" aria-label={t("close")}>
                <X aria-hidden className="size-5" />
              </Base.Close>
            </div>
          </div>
          <div className="overflow-y-auto overscroll-contain p-5">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
