import { Link } from "@tanstack/react-router";
import CircleMinus from "lucide-react/icons/circle-minus";
import Hourglass from "lucide-react/icons/hourglass";
import MessageCircleReply from "lucide-react/icons/message-circle-reply";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { nameOf } from "../../parts/person-chip.tsx";
import { ScoreMark } from "../../parts/score-mark.tsx";
import type { ResponseItem } from "../../request/types.ts";
import { useDimensionName } from "../../subjects/dimension-name.ts";

/**
 * What an answer says, in a list: score and words, and what is to be known before it is counted with. A
 * click opens it beside. Where there are no other columns, who and when stand below.
 */
export function AnswerCell({
  answer,
  chosen,
  compact,
}: {
  answer: ResponseItem;
  chosen: boolean;
  compact: boolean;
}) {
  const t = useMessages("web-responses");
  const format = useFormat();
  const { value } = useDimensionName();
  const who = answer.person ? nameOf(answer.person) : null;
  const apart = answer.exclusion !== null || answer.quarantine !== null;
  return (
    <Link
      to="/responses"
      from="/responses"
      search={(view) => ({ ...view, response: answer.id })}
      resetScroll={false}
      replace={chosen}
      data-row={answer.id}
      aria-current={chosen ? "true" : undefined}
      className="flex min-h-11 min-w-48 gap-3 rounded-lg"
    >
      <span className={apart ? "opacity-60" : ""}>
        <ScoreMark score={answer.score} group={answer.group} />
      </span>
      <span className="min-w-0 flex-1">
        {answer.comment ? (
          <span
            lang={answer.language ?? undefined}
            dir="auto"
            className="line-clamp-2 text-[0.9375rem] wrap-anywhere"
          >
            {answer.comment}
          </span>
        ) : (
          <span className="text-[0.9375rem] text-muted italic">{t("noComment")}</span>
        )}
        <span className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-muted">
          {compact ? (
            <>
              {who ? <span className="truncate font-medium">{who}</span> : null}
              <span>{value("channel", answer.channel)}</span>
              <time dateTime={answer.answeredAt} title={format.moment(answer.answeredAt)}>
                {format.ago(answer.answeredAt, new Date())}
              </time>
            </>
          ) : null}
          {answer.mayContact ? (
            <span className="inline-flex items-center gap-1">
              <MessageCircleReply aria-hidden className="size-3.5" />
              {t("mayContact.short")}
            </span>
          ) : null}
          {answer.tags.map((tag) => (
            <span key={tag} className="rounded-full border border-line px-1.5">
              {tag}
            </span>
          ))}
          {answer.exclusion ? (
            <span className="inline-flex items-center gap-1 font-medium text-alarm">
              <CircleMinus aria-hidden className="size-3.5" />
              {t("leftOut")}
            </span>
          ) : null}
          {answer.quarantine && !answer.exclusion ? (
            <span className="inline-flex items-center gap-1 font-medium text-detractor">
              <Hourglass aria-hidden className="size-3.5" />
              {t("waits")}
            </span>
          ) : null}
        </span>
      </span>
    </Link>
  );
}
