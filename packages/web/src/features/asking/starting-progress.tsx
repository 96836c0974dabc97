import type { Sending } from "@candor/contract/sending.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";

/** A sending to many that starts: how many of them are written down. It goes on when nobody looks. */
export function StartingProgress({ starting }: { starting: NonNullable<Sending["starting"]> }) {
  const t = useMessages("web-asking");
  const format = useFormat();
  const { written, of } = starting;
  const percent = of === null || of === 0 ? 0 : Math.min(100, (100 * written) / of);
  const words =
    of === null
      ? t("starting.finding")
      : t("starting.of", { done: format.count(written), total: of });
  return (
    <div role="status">
      <div aria-hidden className="h-2.5 overflow-hidden rounded-full bg-sunken">
        <div className="h-full rounded-full bg-accent" style={{ width: `${percent}%` }} />
      </div>
      <p className="number mt-1.5 text-sm text-muted">{words}</p>
      <p className="mt-1 text-sm text-muted">{t("starting.leave")}</p>
    </div>
  );
}
