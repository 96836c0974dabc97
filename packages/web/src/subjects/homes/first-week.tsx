import type { Home } from "@candor/contract/workspace.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import Check from "lucide-react/icons/check";
import X from "lucide-react/icons/x";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { IconButton } from "../../parts/button.tsx";
import { useStored } from "../../parts/stored.ts";
import { homeQuery } from "./home-queries.ts";

/** The first week of whoever begins on this screen: it ticks itself, goes when all is done, and can be put away. */
export function FirstWeek({ of }: { of: Home }) {
  const t = useMessages("web-homes");
  const { workspace } = useHere();
  const [hidden, setHidden] = useStored(`first-week.${workspace.id}`);
  const wanted = workspace.home === of && hidden === null && !workspace.isSample;
  const { data } = useQuery({ ...homeQuery(workspace.id), enabled: wanted });
  if (!wanted || !data) return null;
  const done = data.steps.filter((step) => step.done).length;
  if (done === data.steps.length) return null;
  return (
    <section aria-label={t("week")} className="card mb-4 p-4">
      <div className="flex items-center justify-between gap-3">
        <h2 className="text-sm font-semibold">
          {t("week")}{" "}
          <span className="number font-normal text-muted">
            {t("week.done", { done, all: data.steps.length })}
          </span>
        </h2>
        <IconButton name={t("week.hide")} onClick={() => setHidden("hidden")}>
          <X aria-hidden className="size-4" />
        </IconButton>
      </div>
      <ol className="mt-1 grid gap-1 sm:grid-cols-2 xl:grid-cols-4">
        {data.steps.map((step) => (
          <li key={step.id}>
            <Link
              to={step.path as "/overview"}
              search={carried}
              className="flex min-h-11 items-center gap-2.5 rounded-lg px-2 text-sm hover:bg-sunken"
            >
              <span
                className={`grid size-5 shrink-0 place-items-center rounded-full border-2 ${step.done ? "border-promoter bg-promoter text-card" : "border-edge"}`}
              >
                {step.done ? <Check aria-hidden className="size-3.5" /> : null}
              </span>
              <span className={step.done ? "text-muted line-through" : ""}>
                {t(`step.${step.id}` as "step.answers")}
              </span>
              {step.done ? <span className="sr-only">{t("week.isDone")}</span> : null}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
