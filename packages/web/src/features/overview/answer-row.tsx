import { Link } from "@tanstack/react-router";
import type { ListFilter } from "../../here/numbers.ts";
import { carried } from "../../here/view.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { nameOf } from "../../parts/person-chip.tsx";
import { ScoreMark } from "../../parts/score-mark.tsx";
import type { ResponseItem } from "../../request/types.ts";
import { useDimensionName } from "../../subjects/dimension-name.ts";

/** What narrows the list of answers besides what every screen shares. */
export type ListOfAnswers = Pick<ListFilter, "group" | "hasComment">;

/** One answer in a line or two; a click opens it among those of its list. */
export function AnswerRow({ answer, list }: { answer: ResponseItem; list: ListOfAnswers }) {
  const t = useMessages("web-overview");
  const format = useFormat();
  const { value } = useDimensionName();
  const who = answer.person ? nameOf(answer.person) : null;
  return (
    <Link
      to="/responses"
      search={(view) => ({ ...carried(view), ...list, response: answer.id })}
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
