import type { Conversion, Converted } from "@candor/contract/conversion.ts";
import { useQuery } from "@tanstack/react-query";
import { SharePlot } from "../../charts/share-plot.tsx";
import { How } from "../../here/how.tsx";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { conversionQuery } from "./case-queries.ts";

/** How unhappy customers answered later, those who were contacted beside those who were not. */
export function ConversionCard() {
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const query = useQuery(conversionQuery(workspace.id));
  return (
    <section aria-labelledby="conversion" className="card mt-4 p-4 sm:p-5">
      <div className="flex items-start justify-between gap-2">
        <h2 id="conversion" className="font-semibold">
          {t("conversion.title")}
        </h2>
        <How page="conversion" />
      </div>
      <Loaded query={query}>{(found) => <Found found={found} />}</Loaded>
    </section>
  );
}

function Found({ found }: { found: Conversion }) {
  const t = useMessages("web-cases");
  const people = found.groups.reduce((sum, one) => sum + one.people, 0);
  if (people === 0) {
    return (
      <p className="mt-1 text-sm text-muted">{t("conversion.none", { days: found.waitDays })}</p>
    );
  }
  return (
    <>
      <p className="mt-1 max-w-prose text-sm text-muted">
        {t("conversion.lead", { days: found.waitDays })}{" "}
        {found.isPart ? t("conversion.part", { n: people }) : null}
      </p>
      <ul className="mt-2 divide-y divide-line">
        {found.groups.map((one) => (
          <li key={one.contact} className="py-3">
            <h3 className="font-medium">
              {t(`conversion.group.${one.contact}`)} ·{" "}
              <span className="number">{t("conversion.people", { n: one.people })}</span>
            </h3>
            {one.people > 0 ? <Figures of={one} /> : null}
          </li>
        ))}
      </ul>
      <p className="max-w-prose font-medium">
        <Verdict found={found} />
      </p>
      <p className="mt-2 max-w-prose text-sm text-muted">{t("conversion.caution")}</p>
      {found.tooEarly + found.nameless > 0 ? (
        <p className="mt-2 max-w-prose text-sm text-muted">
          {t("conversion.apart", {
            early: found.tooEarly,
            nameless: found.nameless,
            days: found.waitDays,
          })}
        </p>
      ) : null}
    </>
  );
}

function Figures({ of }: { of: Converted }) {
  const t = useMessages("web-cases");
  const format = useFormat();
  const { again, silent, promoters, passives, share, lower, upper } = of;
  const isShown = share !== null && lower !== null && upper !== null;
  return (
    <>
      <p className="number mt-0.5 text-sm">
        {t("conversion.again", { again, promoters, passives })} ·{" "}
        {t("conversion.silent", { n: silent })}
      </p>
      {isShown ? (
        <div className="mt-1.5 grid items-center gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,16rem)_1fr]">
          <SharePlot of={{ share, lower, upper }} />
          <p className="number text-sm">
            {t("conversion.share", {
              share: format.share(share),
              lower: format.share(lower),
              upper: format.share(upper),
            })}
          </p>
        </div>
      ) : (
        <p className="mt-0.5 text-sm text-muted">{t("conversion.few")}</p>
      )}
    </>
  );
}

/** In words; a direction only where the interval leaves out 0. */
function Verdict({ found: { difference } }: { found: Conversion }) {
  const t = useMessages("web-cases");
  const format = useFormat();
  if (difference === null) return t("conversion.tooFew");
  const { share, lower, upper, verdict } = difference;
  const points = (value: number) => format.points(100 * value);
  if (verdict === "more") {
    return t("conversion.more", {
      points: points(share),
      lower: points(lower),
      upper: points(upper),
    });
  }
  if (verdict === "fewer") {
    const values = { points: points(-share), lower: points(-upper), upper: points(-lower) };
    return t("conversion.fewer", values);
  }
  const signed = (value: number) => format.signed(100 * value);
  return t("conversion.same", { lower: signed(lower), upper: signed(upper) });
}
