import Share2 from "lucide-react/icons/share-2";
import { lazy, Suspense, useRef, useState } from "react";
import { useMay } from "../here/workspace-context.tsx";
import { useMessages } from "../language/language-context.tsx";
import { Button } from "../parts/button.tsx";

const ShareDialog = lazy(() =>
  import("./share-dialog.tsx").then((m) => ({ default: m.ShareDialog })),
);

/** Gives what is on the screen away by a link; only for those who may. */
export function ShareButton({
  theme,
  view = {},
}: {
  theme?: { id: string; name: string };
  /** What this screen alone keeps in its address. */
  view?: { by?: string | undefined; step?: "day" | "week" | "month" | undefined };
}) {
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
          <ShareDialog theme={theme} view={view} onClose={close} />
        </Suspense>
      ) : null}
    </>
  );
}
