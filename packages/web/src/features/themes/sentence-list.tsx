import type { Sentence } from "@candor/contract/theme.ts";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { carried } from "../../here/view.ts";
import { ScoreMark } from "../../parts/score-mark.tsx";
import { AlikeLink } from "../../subjects/alike-link.tsx";
import { MarkedText } from "../../subjects/marked-text.tsx";

/** Sentences of comments with the words marked that say so; a click opens the answer. */
export function SentenceList({
  sentences,
  action,
}: {
  sentences: readonly Sentence[];
  action?: (sentence: Sentence) => ReactNode;
}) {
  return (
    <ul className="space-y-2">
      {sentences.map((sentence) => (
        <li key={sentence.responseId} className="flex items-start gap-2">
          <ScoreMark score={sentence.score} group={sentence.group} small />
          <div className="min-w-0 flex-1">
            <Link
              to="/responses"
              search={(view) => ({ ...carried(view), response: sentence.responseId })}
              className="block rounded py-0.5 text-sm wrap-anywhere hover:underline"
              lang={sentence.language === "und" ? undefined : sentence.language}
              dir="auto"
            >
              <MarkedText text={sentence.text} spans={sentence.spans} />
            </Link>
            <AlikeLink responseId={sentence.responseId} alike={sentence.alike} />
            {action?.(sentence)}
          </div>
        </li>
      ))}
    </ul>
  );
}
