import type { Reward } from "@candor/contract/reward.ts";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";

/** How many codes are left and how many were given; a warning before the pool runs dry. */
export function StockCard({ reward }: { reward: Reward }) {
  const t = useMessages("web-rewards");
  const format = useFormat();
  const { stock } = reward;
  const sum = stock ? stock.left + stock.given : 0;
  return (
    <section aria-label={t("stock")} className="card p-4 sm:p-6">
      <h2 className="font-semibold">{t("stock")}</h2>
      <p className="mt-0.5 text-sm text-muted">{reward.active ? t("on") : t("off")}</p>
      {stock ? (
        <>
          <dl className="mt-4 grid grid-cols-2 gap-3">
            <div>
              <dt className="text-xs text-muted">{t("stock.left")}</dt>
              <dd className="number text-2xl font-semibold">{format.count(stock.left)}</dd>
            </div>
            <div>
              <dt className="text-xs text-muted">{t("stock.given")}</dt>
              <dd className="number text-2xl font-semibold">{format.count(stock.given)}</dd>
            </div>
          </dl>
          {sum > 0 ? (
            <div aria-hidden className="mt-3 h-2 overflow-hidden rounded-full bg-sunken">
              <div
                className={`h-full rounded-full ${stock.low ? "bg-detractor" : "bg-promoter"}`}
                style={{ width: `${(100 * stock.left) / sum}%` }}
              />
            </div>
          ) : null}
          {stock.low ? (
            <p className="mt-3 flex gap-2 rounded-xl bg-detractor-soft p-3 text-sm">
              <TriangleAlert aria-hidden className="size-5 shrink-0 text-detractor" />
              {stock.left === 0 ? t("stock.empty") : t("stock.low", { n: stock.left })}
            </p>
          ) : null}
        </>
      ) : (
        <p className="mt-4 font-mono text-xl wrap-anywhere">{reward.sharedCode}</p>
      )}
    </section>
  );
}
