import type { ReadingProgress } from "@candor/contract/reading.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";

/** How far reading is, while it goes on. */
export function ReadingProgressNote({ progress }: { progress: ReadingProgress }) {
  const t = useMessages("web-themes");
  const format = useFormat();
  const { waiting, total } = progress;
  if (waiting === 0) return null;
  return (
    <div role="status" className="card mb-3 p-3 text-sm">
      <p className="number">
        {t("progress", { done: format.count(total - waiting), total: format.count(total) })}
      </p>
      <progress
        className="mt-2 h-2 w-full accent-accent"
        max={total}
        value={total - waiting}
        aria-label={t("title")}
      />
    </div>
  );
}
