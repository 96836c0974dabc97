import type { FateCounts } from "@candor/contract/sending.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { progressOf } from "./fates.ts";

/** How many were asked and how many answered: a bar, and the same in words. */
export function Progress({ counts }: { counts: FateCounts }) {
  const t = useMessages("web-asking");
  const format = useFormat();
  const { asked, of, answered } = progressOf(counts);
  const share = (n: number) => `${of === 0 ? 0 : (100 * n) / of}%`;
  return (
    <div>
      <div aria-hidden className="relative h-2.5 overflow-hidden rounded-full bg-sunken">
        <div
          className="absolute inset-y-0 start-0 rounded-full bg-passive pattern-passive"
          style={{ width: share(asked) }}
        />
        <div
          className="absolute inset-y-0 start-0 rounded-full bg-promoter"
          style={{ width: share(answered) }}
        />
      </div>
      <p className="number mt-1.5 text-sm text-muted">
        {[
          t("progress", { done: asked, total: format.count(of) }),
          t("answeredOf", { n: answered }),
        ].join(" · ")}
      </p>
    </div>
  );
}
