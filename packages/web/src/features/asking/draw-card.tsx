import type { Sending } from "@candor/contract/sending.ts";
import Download from "lucide-react/icons/download";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { queryText } from "../../request/query-text.ts";

/** How the sample was drawn, for whoever wants to draw it again. */
export function DrawCard({ sending }: { sending: Sending }) {
  const t = useMessages("web-asking");
  const format = useFormat();
  const { workspace } = useHere();
  const may = useMay();
  const { draw } = sending;
  if (!draw) return null;
  return (
    <section aria-label={t("draw")} className="card p-4 text-sm sm:p-5">
      <h2 className="mb-2 text-base font-semibold">{t("draw")}</h2>
      <p className="number wrap-anywhere">
        {t("draw.says", {
          drawn: format.count(draw.drawn),
          eligible: format.count(draw.eligible),
          who: draw.drawnBy,
          when: format.moment(draw.drawnAt),
        })}
      </p>
      <p className="mt-1 text-muted wrap-anywhere">
        {t("draw.seed")}: <code>{draw.seed}</code>
      </p>
      {draw.strata.length > 1 ? (
        <ul className="number mt-2 space-y-0.5">
          {draw.strata.map(({ stratum, drawn, eligible }) => (
            <li key={stratum}>
              {t("preview.stratum", {
                value: stratum === "" ? "–" : stratum,
                drawn: format.count(drawn),
                eligible: format.count(eligible),
              })}
            </li>
          ))}
        </ul>
      ) : null}
      {may.write ? (
        <a
          className="button button--plain mt-3"
          href={`/api/v1/sendings/${sending.id}/draw.csv${queryText({ workspace: workspace.id })}`}
        >
          <Download aria-hidden className="size-4" />
          {t("draw.csv")}
        </a>
      ) : null}
    </section>
  );
}
