import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useMemo } from "react";
import { openDialog, useAsked } from "../here/open-dialog.ts";
import { carried } from "../here/view.ts";
import { Speaking } from "../language/language-context.tsx";
import { useShortcuts } from "../parts/shortcuts.ts";
import { SCREENS } from "./nav.tsx";

const Palette = lazy(() => import("./palette.tsx").then((m) => ({ default: m.Palette })));
const Help = lazy(() => import("./help.tsx").then((m) => ({ default: m.Help })));
const Method = lazy(() => import("./method.tsx").then((m) => ({ default: m.Method })));
const Changes = lazy(() =>
  import("../features/overview/changes.tsx").then((m) => ({ default: m.ChangesDialog })),
);

/** The keys that work on every screen, and the dialogs they open. */
export function AskedDialogs() {
  const asked = useAsked();
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
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const command = (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey;
      if (!command || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      openDialog({ name: "palette" });
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);

  const close = () => openDialog(null);
  return (
    <Suspense fallback={null}>
      {asked?.name === "palette" ? <Palette onClose={close} /> : null}
      {asked?.name === "help" ? <Help onClose={close} /> : null}
      {asked?.name === "method" ? <Method page={asked.page} onClose={close} /> : null}
      {asked?.name === "changes" ? (
        <Speaking areas={["web-overview"]}>
          <Changes onClose={close} />
        </Speaking>
      ) : null}
    </Suspense>
  );
}
