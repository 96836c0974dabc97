import Share2 from "lucide-react/icons/share-2";
import { lazy, Suspense, useRef, useState } from "react";
import { useMay } from "../here/workspace-context.tsx";
import { useMessages } from "../language/language-context.tsx";
import { Button } from "../parts/button.tsx";
import type { Shareable } from "./share-dialog.tsx";

const ShareDialog = lazy(() =>
  import("./share-dialog.tsx").then((m) => ({ default: m.ShareDialog })),
);

/** Gives what is on the screen away by a link; only for those who may. */
export function ShareButton({ what }: { what: Shareable }) {
  const t = useMessages("web-shares");
  const may = useMay();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  if (!may.write) return null;
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <>
      <Button ref={button} onClick={() => setOpen(true)}>
        <Share2 aria-hidden className="size-4" />
        {t("share")}
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <ShareDialog what={what} onClose={close} />
        </Suspense>
      ) : null}
    </>
  );
}
