import { useLocation } from "@tanstack/react-router";
import History from "lucide-react/icons/history";
import { useEffect, useSyncExternalStore } from "react";
import { useFormat } from "../language/format-context.tsx";
import { useMessages } from "../language/language-context.tsx";
import { forgetAsOf, hearAsOf, oldestAsOf } from "../request/as-of.ts";

/** Says that a list on this screen comes from a copy of the database which is behind, and how far; nothing while none does. */
export function AsOfBar() {
  const t = useMessages("web");
  const format = useFormat();
  const { pathname } = useLocation();
  const asOf = useSyncExternalStore(hearAsOf, oldestAsOf);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen is what it is about.
  useEffect(forgetAsOf, [pathname]);
  return (
    <div aria-live="polite">
      {asOf ? (
        <p className="flex items-center gap-2 border-b border-line bg-sunken px-4 py-1.5 text-sm text-muted sm:px-6">
          <History aria-hidden className="size-4 shrink-0" />
          {t("asOf.behind", { time: format.clock(asOf.at), seconds: asOf.behindSeconds })}
        </p>
      ) : null}
    </div>
  );
}
