import { Link } from "@tanstack/react-router";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { addDays, dayIn } from "../here/period.ts";
import { carried } from "../here/view.ts";
import { useHere } from "../here/workspace-context.tsx";
import { useFormat } from "../language/format-context.tsx";
import { useMessages, useOpenMessages } from "../language/language-context.tsx";

/**
 * Many answers came to this survey from one place within minutes, in the past seven days: nobody's answer is
 * set aside for it, so it is said where the numbers are read, with a way to look at them.
 */
export function BurstNotice() {
  const t = useMessages("web");
  const names = useOpenMessages("web");
  const format = useFormat();
  const { survey, workspace } = useHere();
  const burst = survey?.burst;
  if (!burst) return null;
  const first = dayIn(workspace.timeZone, new Date(burst.from));
  const last = dayIn(workspace.timeZone, new Date(burst.to));
  return (
    <div
      role="status"
      className="mb-4 flex gap-3 rounded-xl border border-detractor/30 bg-detractor-soft p-4 text-sm"
    >
      <TriangleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-detractor" />
      <div className="min-w-0 flex-1">
        <p className="number font-medium">
          {t("burst", {
            n: burst.answers,
            channel: names(`channel.${burst.channel}`) ?? burst.channel,
            from: format.moment(burst.from),
            to: format.moment(burst.to),
          })}
        </p>
        <p className="mt-0.5 text-muted">{t("burst.text")}</p>
        <Link
          to="/responses"
          search={(view) => ({
            ...carried(view),
            period: undefined,
            from: first,
            to: addDays(last, 1),
            filter: [`channel=${burst.channel}`],
          })}
          className="button button--plain mt-2"
        >
          {t("burst.see")}
        </Link>
      </div>
    </div>
  );
}
