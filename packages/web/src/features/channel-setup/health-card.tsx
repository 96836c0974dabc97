import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { ReactNode } from "react";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";

export type Health = {
  state: "ok" | "down" | "not_configured";
  since: string | null;
  error: string | null;
  nextTryAt: string | null;
};

const LOOKS = {
  ok: { icon: CircleCheck, color: "text-promoter" },
  down: { icon: TriangleAlert, color: "text-alarm" },
  not_configured: { icon: CircleDashed, color: "text-muted" },
} as const;

/** How a channel fares: one sentence, what was said while it is down, and whatever else belongs there. */
export function HealthCard({
  name,
  health,
  says,
  waits,
  children,
}: {
  name: string;
  health: Health;
  /** The sentence, while nothing is wrong. */
  says: ReactNode;
  /** What is not lost while it is down, where that is not our messages. */
  waits?: string;
  children?: ReactNode;
}) {
  const t = useMessages("web-channel-setup");
  const format = useFormat();
  const { icon: Icon, color } = LOOKS[health.state];
  const { state, since, error, nextTryAt } = health;
  return (
    <section aria-label={name} className="card p-4 sm:p-6">
      <div className="flex gap-3">
        <Icon aria-hidden className={`mt-0.5 size-6 shrink-0 ${color}`} />
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold">{t(`state.${state}`)}</h2>
          <p className="mt-0.5 text-muted wrap-anywhere">{says}</p>
          {state === "down" ? (
            <div className="mt-3 rounded-xl bg-alarm-soft p-3 text-sm">
              {error ? <p className="font-mono wrap-anywhere">{error}</p> : null}
              <p className="number mt-1">
                {t("down.since", { when: since ? format.moment(since) : "–" })}{" "}
                {nextTryAt ? t("down.next", { when: format.ago(nextTryAt, new Date()) }) : null}{" "}
                {waits ?? t("down.nothingLost")}
              </p>
            </div>
          ) : null}
          {children}
        </div>
      </div>
    </section>
  );
}
