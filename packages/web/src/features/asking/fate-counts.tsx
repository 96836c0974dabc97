import type { FateCounts } from "@candor/contract/sending.ts";
import { Link } from "@tanstack/react-router";
import { carried, type View } from "../../here/view.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages, useOpenMessages } from "../../language/language-context.tsx";
import type { FatesView } from "./asking-view.ts";
import { FATE_ORDER } from "./fates.ts";

/** Every fate with its count and, below it, its reasons; a click lists the people. */
export function FateCountsList({
  counts,
  search,
}: {
  counts: FateCounts;
  search: View & FatesView;
}) {
  const t = useMessages("web-asking");
  const reasons = useOpenMessages("web-asking");
  const format = useFormat();
  const count = (state: string) => counts.fates.find((one) => one.state === state)?.people ?? 0;
  return (
    <ul className="text-sm">
      {FATE_ORDER.filter((fate) => count(fate) > 0).map((fate) => (
        <li key={fate} className="border-t border-line py-1.5 first:border-0">
          <Row
            to={{ ...search, fate, reason: undefined }}
            label={t(`fate.${fate}`)}
            count={format.count(count(fate))}
            strong
          />
          {counts.reasons
            .filter((one) => one.state === fate)
            .map(({ reason, people }) => (
              <Row
                key={reason}
                to={{ ...search, fate, reason }}
                label={reasons(`reason.${reason}`) ?? reason}
                count={format.count(people)}
              />
            ))}
        </li>
      ))}
    </ul>
  );
}

function Row(props: { to: View & FatesView; label: string; count: string; strong?: boolean }) {
  return (
    <Link
      to="/asking/fates"
      search={(view) => ({ ...carried(view), ...props.to })}
      className={`flex min-h-8 items-center justify-between gap-4 rounded-md px-1.5 hover:bg-sunken touch:min-h-11 ${props.strong ? "font-medium" : "ps-5 text-muted"}`}
    >
      <span className="min-w-0 wrap-anywhere">{props.label}</span>
      <span className="number">{props.count}</span>
    </Link>
  );
}
