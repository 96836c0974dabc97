import ChevronDown from "lucide-react/icons/chevron-down";
import ChevronUp from "lucide-react/icons/chevron-up";
import { type ReactNode, useMemo } from "react";
import { useMessages } from "../language/language-context.tsx";
import { IconButton } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { useDialogShortcuts } from "./shortcuts.ts";

/**
 * One thing of a list, beside the list: full height at the end of the window, over it on a phone. The
 * focus stays inside, Escape closes it and gives the focus back; j and k go to the next and the
 * previous one. Like every dialog it is loaded on demand (`lazy`).
 */
export function Drawer({
  title,
  onClose,
  onNext,
  onPrevious,
  children,
}: {
  title: string;
  onClose: () => void;
  onNext?: (() => void) | undefined;
  onPrevious?: (() => void) | undefined;
  children: ReactNode;
}) {
  const t = useMessages("web");
  useDialogShortcuts(
    useMemo(() => ({ j: () => onNext?.(), k: () => onPrevious?.() }), [onNext, onPrevious]),
  );
  return (
    <Dialog
      side
      title={title}
      onClose={onClose}
      actions={
        onNext || onPrevious ? (
          <>
            <IconButton
              name={`${t("drawer.previous")} (k)`}
              disabled={!onPrevious}
              onClick={onPrevious}
            >
              <ChevronUp aria-hidden className="size-5" />
            </IconButton>
            <IconButton name={`${t("drawer.next")} (j)`} disabled={!onNext} onClick={onNext}>
              <ChevronDown aria-hidden className="size-5" />
            </IconButton>
          </>
        ) : null
      }
    >
      {children}
    </Dialog>
  );
}
