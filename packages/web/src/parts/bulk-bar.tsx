import X from "lucide-react/icons/x";
import type { ReactNode } from "react";
import { useMessages } from "../language/language-context.tsx";
import { IconButton } from "./button.tsx";
import type { Selection } from "./selection.ts";

/** What can be done with the rows that are chosen; it is there while there are any. */
export function BulkBar({ selection, children }: { selection: Selection; children: ReactNode }) {
  const t = useMessages("web");
  const n = selection.keys.length;
  const count = t("table.selected", { n });
  return (
    <div className="sticky bottom-18 z-20 lg:bottom-4">
      <span role="status" className="sr-only">
        {n > 0 ? count : ""}
      </span>
      {n > 0 ? (
        <div
          data-bulk
          className="mx-auto mt-2 flex max-w-3xl flex-wrap items-center gap-2 rounded-xl border border-line bg-card py-2 ps-4 pe-2 shadow-xl"
        >
          <span aria-hidden className="number text-sm font-medium">
            {count}
          </span>
          <div className="flex flex-1 flex-wrap gap-2">{children}</div>
          <IconButton name={t("table.clear")} onClick={selection.clear}>
            <X aria-hidden className="size-4" />
          </IconButton>
        </div>
      ) : null}
    </div>
  );
}
