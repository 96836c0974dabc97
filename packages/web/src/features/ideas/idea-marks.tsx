import type { Idea } from "@candor/contract/idea.ts";
import Flag from "lucide-react/icons/flag";
import { useMessages } from "../../language/language-context.tsx";

/** How far an idea is, and who may read it. */
export function StateMark({ idea }: { idea: Pick<Idea, "state" | "look"> }) {
  const t = useMessages("web-ideas");
  return (
    <span className="text-sm">
      <span className="font-medium">{t(`state.${idea.state}`)}</span>
      <span className="text-muted"> · {t(`look.${idea.look}`)}</span>
    </span>
  );
}

/** What in its words should not be read by everybody; a hint, since names are guessed. */
export function Flags({ idea }: { idea: Pick<Idea, "flags"> }) {
  const t = useMessages("web-ideas");
  if (idea.flags.length === 0) return null;
  return (
    <p className="flex items-center gap-1.5 text-sm text-alarm">
      <Flag aria-hidden className="size-4 shrink-0" />
      {t("flags", { what: idea.flags.map((flag) => t(`flag.${flag}`)).join(", ") })}
    </p>
  );
}
