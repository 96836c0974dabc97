import CircleHelp from "lucide-react/icons/circle-question-mark";
import { useMessages } from "../language/language-context.tsx";
import { IconButton } from "../parts/button.tsx";
import { openDialog } from "./open-dialog.ts";

/** The pages of the manual that explain what the screens show. */
export type MethodName =
  | "score"
  | "interval"
  | "difference"
  | "trend"
  | "breakdown"
  | "exclusions"
  | "response-rate"
  | "low-base"
  | "question-figures"
  | "survey-length"
  | "confidence-sequence"
  | "effect"
  | "goals"
  | "suppression"
  | "ranking"
  | "advice"
  | "conversion"
  | "promises-kept"
  | "representativity"
  | "smallest-visible-change"
  | "forecast"
  | "early-warning"
  | "change-parts"
  | "drivers"
  | "priorities"
  | "portraits"
  | "change-effect"
  | "worth"
  | "clusters"
  | "win-back"
  | "benchmarks"
  | "earned-growth"
  | "referrals"
  | "revenue-at-risk"
  | "weighting"
  | "integrity"
  | "reading-comments"
  | "own-model"
  | "themes"
  | "hot-spots"
  | "disagreement";

export function How({ page, inline = false }: { page: MethodName; inline?: boolean }) {
  const t = useMessages("web");
  return (
    <IconButton
      name={t("method.how")}
      className={inline ? "-my-3 align-middle" : ""}
      onClick={() => openDialog({ name: "method", page })}
    >
      <CircleHelp aria-hidden className="size-[1.125rem]" />
    </IconButton>
  );
}
