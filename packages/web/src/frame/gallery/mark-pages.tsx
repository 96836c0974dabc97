import { DeltaMark } from "../../parts/delta-mark.tsx";
import { groupOf } from "../../parts/groups.ts";
import { PersonChip } from "../../parts/person-chip.tsx";
import { ScoreMark } from "../../parts/score-mark.tsx";

function PersonChipPage() {
  return (
    <div className="flex flex-wrap gap-3">
      <PersonChip person={{ name: "Anna Liepa", email: "anna@example.com" }} personId="1" />
      <PersonChip person={{ name: null, email: "bo.ek@example.com" }} personId="2" />
      <PersonChip person={{ name: null, email: null }} personId={null} />
    </div>
  );
}

function ScoreMarkPage() {
  return (
    <div className="flex flex-wrap gap-2">
      {Array.from({ length: 11 }, (_, score) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the index is the score
        <ScoreMark key={score} score={score} group={groupOf(score)} />
      ))}
    </div>
  );
}

function DeltaMarkPage() {
  return (
    <div className="grid gap-3">
      <DeltaMark difference={{ difference: 8.2, lower: 3.1, upper: 13.3, verdict: "up" }} />
      <DeltaMark difference={{ difference: -8.2, lower: -13.3, upper: -3.1, verdict: "down" }} />
      <DeltaMark difference={{ difference: 2, lower: -4, upper: 8, verdict: "no_clear_change" }} />
    </div>
  );
}

export const MARK_PAGES = {
  "person-chip": PersonChipPage,
  "score-mark": ScoreMarkPage,
  "delta-mark": DeltaMarkPage,
};
