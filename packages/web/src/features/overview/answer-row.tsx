import { Link } from "@tanstack/react-router";
import { carried } from "../../here/view.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ScoreMark } from "../../parts/score-mark.tsx";
import type { ResponseItem } from "../../request/types.ts";
import { useDimensionName } from "../../subjects/dimension-name.ts";

/** One answer in a line or two; a click opens it. */
export function AnswerRow({ answer }: { answer: ResponseItem }) {
  const t = useMessages("web-overview");
  const format = useFormat();
  const { value } = useDimensionName();
  const who = answer.person?.name ?? answer.person?.email ?? null;
  return (
    <Link
      to="/responses"
      search={(view) => ({ ...carried(view), response: answer.id })}
      className="flex min-h-11 gap-3 rounded-lg px-2 py-2 hover:bg-sunken"
    >
      <ScoreMark score={answer.score} group={answer.group} small />
      <span className="min-w-0 flex-1">
        {answer.comment ? (
          <span className="line-clamp-2 text-sm wrap-anywhere">{answer.comment}</span>
        ) : (
          <span className="text-sm text-muted italic">{t("latest.noComment")}</span>
        )}
        <span className="block truncate text-xs text-muted">
          {[who, value("channel", answer.channel), format.ago(answer.answeredAt, new Date())]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
    </Link>
  );
}
