import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { adviceQuery } from "./advice-queries.ts";
import { AdviceRow } from "./advice-row.tsx";

/** So many stand on a home; the rest is a click away. */
const SHOWN = 3;

/** The first advice of the workspace, where there is any. */
export function AdviceCard() {
  const t = useMessages("web-advice");
  const { workspace, survey } = useHere();
  const { language } = useLanguage();
  const found = useQuery(
    adviceQuery(workspace.id, { surveyId: survey?.anonymous ? undefined : survey?.id, language }),
  );
  const advice = found.data?.data ?? [];
  if (advice.length === 0) return null;
  return (
    <section aria-label={t("title")} className="card mb-4 p-4 sm:p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 className="font-semibold">{t("title")}</h2>
        <Link
          to="/advice"
          search={carried}
          className="link inline-flex items-center touch:min-h-11"
        >
          {t("all")}
        </Link>
      </div>
      <ul className="divide-y divide-line">
        {advice.slice(0, SHOWN).map((one) => (
          <AdviceRow key={one.key} one={one} />
        ))}
      </ul>
    </section>
  );
}
