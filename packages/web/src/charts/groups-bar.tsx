import type { Group } from "@candor/contract/common.ts";
import type { ScoreReport } from "@candor/contract/score.ts";
import { Link } from "@tanstack/react-router";
import { carried } from "../here/view.ts";
import { useFormat } from "../language/format-context.tsx";
import { useMessages } from "../language/language-context.tsx";
import { GROUP_FILL, GROUP_ORDER } from "../parts/groups.ts";

export function groupCounts(report: ScoreReport): Record<Group, number> {
  return {
    detractor: report.detractors,
    passive: report.passives,
    promoter: report.promoters,
  };
}

/** Under the two ends and the middle of the bar; a phone has no room for three beside each other, and lists them. */
const PLACE: Record<Group, { text: string; key: string }> = {
  detractor: { text: "", key: "" },
  passive: { text: "sm:text-center", key: "sm:justify-center" },
  promoter: { text: "sm:text-end", key: "sm:justify-end" },
};

/** Who the score is made of: one bar, and below it each group with its share; a click lists its answers. */
export function GroupsBar({ report }: { report: ScoreReport }) {
  const t = useMessages("score");
  const format = useFormat();
  const counts = groupCounts(report);
  return (
    <div>
      <div aria-hidden className="flex h-9 gap-0.5 overflow-hidden rounded-lg bg-sunken">
        {GROUP_ORDER.map((group) =>
          counts[group] === 0 ? null : (
            <div
              key={group}
              className={`min-w-1 transition-[flex-grow] duration-300 ${GROUP_FILL[group]}`}
              style={{ flexGrow: counts[group], flexBasis: 0 }}
            />
          ),
        )}
      </div>
      <ul className="mt-2 grid grid-cols-2 gap-x-3 gap-y-1 sm:flex sm:flex-wrap sm:justify-between">
        {GROUP_ORDER.map((group) => (
          <li key={group} className={PLACE[group].text}>
            <Link
              to="/responses"
              search={(view) => ({ ...carried(view), group: [group] })}
              title={t("listGroup", { group: t(`${group}s`) })}
              className="-mx-1 inline-block rounded-lg px-1 py-1 hover:bg-sunken touch:min-h-11"
            >
              <span className={`flex items-center gap-1.5 text-sm text-muted ${PLACE[group].key}`}>
                <span
                  aria-hidden
                  className={`size-3 shrink-0 rounded-[3px] ${GROUP_FILL[group]}`}
                />
                {t(`${group}s`)}
              </span>
              <span className="number block font-semibold">
                {format.share(report.answers === 0 ? 0 : counts[group] / report.answers)}{" "}
                <span className="font-normal text-muted">({format.count(counts[group])})</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
