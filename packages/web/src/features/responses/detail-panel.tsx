import { useQuery } from "@tanstack/react-query";
import ChevronDown from "lucide-react/icons/chevron-down";
import ChevronUp from "lucide-react/icons/chevron-up";
import X from "lucide-react/icons/x";
import { useEffect, useRef } from "react";
import { responseQuery } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { IconButton } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { Detail } from "./detail.tsx";
import { useListView } from "./list-view.ts";
import type { useNeighbours } from "./neighbours.ts";

/**
 * The answer that is open: beside the list, or over it on a phone. Escape closes it, j and k go to the
 * next and the previous one of the list.
 */
export function DetailPanel({ neighbours }: { neighbours: ReturnType<typeof useNeighbours> }) {
  const t = useMessages("web-responses");
  const w = useMessages("web");
  const { workspace } = useHere();
  const [view, change] = useListView();
  const id = view.response;
  const response = useQuery({
    ...responseQuery(workspace.id, id ?? ""),
    enabled: id !== undefined,
  });
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (id === undefined) return;
    // Over the list (on a phone) the focus goes along; beside it, j and k stay in the list.
    if (matchMedia("(width < 64rem)").matches) panel.current?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      change({ response: undefined });
      document.querySelector<HTMLElement>(`a[data-row][aria-current="true"]`)?.focus();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [id, change]);

  if (id === undefined) return null;
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={t("detail")}
      className="card outline-none max-lg:fixed max-lg:inset-0 max-lg:z-40 max-lg:overflow-y-auto max-lg:rounded-none max-lg:border-0 lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto"
    >
      <div className="sticky top-0 z-10 flex items-center justify-between border-b border-line bg-card py-1.5 ps-4 pe-2">
        <h2 className="text-sm font-semibold">{t("detail")}</h2>
        <div className="flex">
          <IconButton
            name={`${w("drawer.previous")} (k)`}
            disabled={!neighbours.openPrevious}
            onClick={neighbours.openPrevious}
          >
            <ChevronUp aria-hidden className="size-5" />
          </IconButton>
          <IconButton
            name={`${w("drawer.next")} (j)`}
            disabled={!neighbours.openNext}
            onClick={neighbours.openNext}
          >
            <ChevronDown aria-hidden className="size-5" />
          </IconButton>
          <IconButton name={t("closeDetail")} onClick={() => change({ response: undefined })}>
            <X aria-hidden className="size-5" />
          </IconButton>
        </div>
      </div>
      <div className="p-4">
        {response.isError ? (
          <ErrorNotice error={response.error} retry={() => void response.refetch()} />
        ) : response.isPending ? (
          <GhostRows rows={4} />
        ) : (
          <Detail key={response.data.id} response={response.data} />
        )}
      </div>
    </aside>
  );
}
