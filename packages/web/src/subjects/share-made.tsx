import { useFormat } from "../language/format-context.tsx";
import { useMessages } from "../language/language-context.tsx";
import { Button } from "../parts/button.tsx";
import { CopyField } from "../parts/copy-field.tsx";

/** The link that was made, this once; and its picture where it has one and no password. */
export function ShareMade({
  share,
  locked,
  again,
}: {
  share: { url: string; svgUrl: string | null; expiresAt: string };
  locked: boolean;
  again: () => void;
}) {
  const t = useMessages("web-shares");
  const format = useFormat();
  return (
    <div role="status" className="space-y-4">
      <CopyField label={t("link")} value={share.url} />
      {locked || share.svgUrl === null ? null : (
        <CopyField label={t("picture")} value={share.svgUrl} />
      )}
      <p className="text-sm font-medium">{t("once", { day: format.dayOf(share.expiresAt) })}</p>
      <div className="flex flex-wrap gap-2">
        <a
          className="button button--plain"
          href={share.url}
          target="_blank"
          rel="noopener noreferrer"
        >
          {t("open")}
        </a>
        <Button look="quiet" onClick={again}>
          {t("another")}
        </Button>
      </div>
    </div>
  );
}
