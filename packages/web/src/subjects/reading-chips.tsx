import X from "lucide-react/icons/x";
import { useView } from "../here/use-view.ts";
import { useMessages } from "../language/language-context.tsx";
import { useReadingWords } from "./reading-words.ts";

/** What comments must say for answers to be shown; a click takes one part out. */
export function ReadingChips() {
  const t = useMessages("web-themes");
  const [view, change] = useView();
  const words = useReadingWords(view);
  return words.map(({ part, text }) => (
    <button
      key={part}
      type="button"
      className="chip border-accent! bg-accent-soft"
      aria-label={t("filter.remove", { filter: text })}
      title={t("filter.cost")}
      onClick={() => change({ [part]: undefined })}
    >
      <span className="min-w-0 truncate">{text}</span>
      <X aria-hidden className="size-4 shrink-0" />
    </button>
  ));
}
