import type { Sending } from "@candor/contract/sending.ts";
import CircleCheck from "lucide-react/icons/circle-check";
import CirclePause from "lucide-react/icons/circle-pause";
import CircleStop from "lucide-react/icons/circle-stop";
import Hourglass from "lucide-react/icons/hourglass";
import PencilLine from "lucide-react/icons/pencil-line";
import Send from "lucide-react/icons/send";
import { useMessages } from "../../language/language-context.tsx";

const LOOK = {
  draft: { icon: PencilLine, className: "text-muted" },
  starting: { icon: Hourglass, className: "border-accent text-accent" },
  running: { icon: Send, className: "border-accent text-accent" },
  paused: { icon: CirclePause, className: "border-detractor text-detractor" },
  stopped: { icon: CircleStop, className: "text-muted" },
  finished: { icon: CircleCheck, className: "text-muted" },
} as const;

/** Where a sending stands: a word, a picture and a colour. */
export function StatusMark({ status }: { status: Sending["status"] }) {
  const t = useMessages("web-asking");
  const { icon: Icon, className } = LOOK[status];
  return (
    <span
      className={`inline-flex shrink-0 items-center gap-1.5 rounded-full border border-line px-2.5 py-0.5 text-xs font-medium ${className}`}
    >
      <Icon aria-hidden className="size-3.5" />
      {t(`status.${status}`)}
    </span>
  );
}
