import type { Group } from "@candor/contract/common.ts";
import { useMessages } from "../language/language-context.tsx";

const LOOK: Record<Group, string> = {
  promoter: "border-promoter bg-promoter-soft text-promoter rounded-full",
  passive: "border-passive bg-passive-soft text-passive rounded-lg border-dashed",
  detractor:
    "border-detractor bg-detractor-soft text-detractor rounded-[4px] border-double border-4",
};

/** The score of one answer. Its group is read out and told by shape and border as well as colour. */
export function ScoreMark({
  score,
  group,
  small = false,
}: {
  score: number;
  group: Group;
  small?: boolean;
}) {
  const t = useMessages("score");
  return (
    <span
      title={t(group)}
      className={`number grid shrink-0 place-items-center border-2 font-semibold ${small ? "size-8 text-sm" : "size-11 text-lg"} ${LOOK[group]}`}
    >
      <span aria-hidden>{score}</span>
      <span className="sr-only">{t("mark", { score, group: t(group) })}</span>
    </span>
  );
}
