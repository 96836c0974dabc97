import CloudCheck from "lucide-react/icons/cloud-check";
import CloudOff from "lucide-react/icons/cloud-off";
import CloudUpload from "lucide-react/icons/cloud-upload";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { dropKept, useKept, useOnline } from "./kept.ts";

/** How much waits on this device, and whether there is a line to send it over. */
export function KeptStatus() {
  const t = useMessages("web-interview");
  const online = useOnline();
  const { me } = useHere();
  const waiting = useKept().filter((kept) => kept.refused === null);
  const own = waiting.filter((kept) => kept.by === me.user.id).length;
  const others = waiting.length - own;
  const Icon = !online ? CloudOff : own > 0 ? CloudUpload : CloudCheck;
  return (
    <div className="text-sm text-muted">
      <p role="status" className="flex min-h-9 items-center gap-2">
        <Icon aria-hidden className="size-4.5 shrink-0" />
        <span className="number">
          {online ? "" : `${t("kept.offline")} `}
          {own === 0 && online ? t("kept.allSent") : null}
          {own > 0 ? t("kept.waiting", { n: own }) : null}
        </span>
      </p>
      {others > 0 ? <p>{t("kept.others", { n: others })}</p> : null}
    </div>
  );
}

/** What the server did not want, with its reason: somebody has to know, nothing vanishes by itself. */
export function KeptRefused() {
  const t = useMessages("web-interview");
  const refused = useKept().filter((kept) => kept.refused !== null);
  if (refused.length === 0) return null;
  return (
    <section
      aria-label={t("refused.title")}
      className="mb-4 rounded-xl border border-alarm/30 bg-alarm-soft p-4 text-sm"
    >
      <h2 className="font-semibold">{t("refused.title")}</h2>
      <ul className="mt-2 space-y-2">
        {refused.map((kept) => (
          <li key={kept.id} className="flex flex-wrap items-center justify-between gap-2">
            <span className="min-w-0 wrap-anywhere">
              <span className="font-medium">{kept.who}</span>: {kept.refused}
            </span>
            <Button look="quiet" onClick={() => dropKept(kept.id)}>
              {t("refused.forget")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
