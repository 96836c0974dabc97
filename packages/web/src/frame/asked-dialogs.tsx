import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { useConfirming } from "../here/confirming.ts";
import { openDialog, useAsked } from "../here/open-dialog.ts";
import { carried } from "../here/view.ts";
import { Speaking, useMessages } from "../language/language-context.tsx";
import { useShortcuts } from "../parts/shortcuts.ts";
import { SCREENS } from "./nav.tsx";

const Palette = lazy(() => import("./palette.tsx").then((m) => ({ default: m.Palette })));
const Help = lazy(() => import("./help.tsx").then((m) => ({ default: m.Help })));
const Method = lazy(() => import("./method.tsx").then((m) => ({ default: m.Method })));
const Confirm = lazy(() =>
  import("../features/sign-in/confirm-dialog.tsx").then((m) => ({ default: m.ConfirmDialog })),
);
const Changes = lazy(() =>
  import("../features/overview/changes.tsx").then((m) => ({ default: m.ChangesDialog })),
);

/** The keys that work on every screen, and the dialogs they open. */
export function AskedDialogs() {
  const asked = useAsked();
  const [early, setEarly] = useState("");
  const navigate = useNavigate();
  const actions = useMemo(
    () => ({
      ...Object.fromEntries(
        SCREENS.map(({ to, key }) => [`g ${key}`, () => void navigate({ to, search: carried })]),
      ),
      "?": () => openDialog({ name: "help" }),
    }),
    [navigate],
  );
  useShortcuts(actions);
  useConfirming();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const command = (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey;
      if (!command || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      setEarly("");
      openDialog({ name: "palette" });
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);

  const close = () => openDialog(null);
  return (
    <Suspense fallback={asked?.name === "palette" ? <EarlyWords onType={setEarly} /> : null}>
      {asked?.name === "palette" ? <Palette first={early} onClose={close} /> : null}
      {asked?.name === "help" ? <Help onClose={close} /> : null}
      {asked?.name === "method" ? <Method page={asked.page} onClose={close} /> : null}
      {asked?.name === "confirm" ? (
        <Speaking areas={["web-sign-in"]}>
          <Confirm
            onDone={(confirmed) => {
              close();
              asked.done(confirmed);
            }}
          />
        </Speaking>
      ) : null}
      {asked?.name === "changes" ? (
        <Speaking areas={["web-overview"]}>
          <Changes onClose={close} />
        </Speaking>
      ) : null}
    </Suspense>
  );
}

/** Takes what is typed before the palette is there: on a slow line the words would be shortcuts of the screen below. */
function EarlyWords({ onType }: { onType: (text: string) => void }) {
  const t = useMessages("web");
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the palette is opened in order to type
      autoFocus
      aria-label={t("palette.open")}
      className="fixed top-0 size-px opacity-0"
      onChange={(event) => onType(event.target.value)}
    />
  );
}
