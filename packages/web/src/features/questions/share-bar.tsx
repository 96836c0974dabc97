import { SharePlot } from "../../charts/share-plot.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";

/** A share with its interval, as a picture and in words. */
export function ShareBar({ of }: { of: { share: number; lower: number; upper: number } }) {
  const t = useMessages("web-questions");
  const format = useFormat();
  return (
    <div className="min-w-32">
      <SharePlot of={of} />
      <p className="number text-xs whitespace-nowrap text-muted">
        {t("share", {
          share: format.share(of.share),
          lower: format.share(of.lower),
          upper: format.share(of.upper),
        })}
      </p>
    </div>
  );
}
