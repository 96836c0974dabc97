import { Link } from "@tanstack/react-router";
import { carried } from "../../here/view.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { groupOf } from "../../parts/groups.ts";
import { ScoreMark } from "../../parts/score-mark.tsx";

type Words = { id: string; score: number; text: string; at: string };

/** What customers wrote, in their own words; a click leads to the answer. */
export function Comments({ comments }: { comments: readonly Words[] }) {
  const t = useMessages("web-why");
  const format = useFormat();
  if (comments.length === 0) return null;
  return (
    <ul className="mt-2 space-y-1.5" aria-label={t("comments")}>
      {comments.map(({ id, score, text, at }) => (
        <li key={id} className="flex items-start gap-2 text-sm">
          <ScoreMark score={score} group={groupOf(score)} small />
          <span className="min-w-0">
            <Link
              to="/responses"
              className="line-clamp-2 hover:underline"
              search={(view) => ({ ...carried(view), response: id })}
            >
              {text}
            </Link>
            <span className="block text-xs text-muted">{format.ago(at, new Date())}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
