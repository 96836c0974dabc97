import type { Sending } from "@candor/contract/sending.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { usePlanWords } from "./plan-words.ts";

/** One more look before letters go out to people: what is asked, over which channel, when. The numbers stand beside it. */
export function LastLook({
  sending,
  busy,
  onStart,
  onBack,
}: {
  sending: Sending;
  busy: boolean;
  onStart: () => void;
  onBack: () => void;
}) {
  const t = useMessages("web-asking");
  const w = useMessages("web");
  const planWords = usePlanWords();
  const { surveys } = useHere();
  const survey = surveys.find((one) => one.id === sending.surveyId);
  return (
    <section
      aria-label={t("lastLook")}
      className="mt-3 space-y-3 rounded-xl border border-line p-4 text-sm"
    >
      <p className="font-medium">{t("lastLook")}</p>
      <p>
        {t("lastLook.says", {
          survey: survey?.name ?? "",
          channel: t(`channel.${sending.channel}`),
          plan: planWords(sending.plan, sending.audience),
        })}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button look="strong" busy={busy} onClick={onStart}>
          {t("lastLook.go")}
        </Button>
        <Button look="quiet" onClick={onBack}>
          {w("cancel")}
        </Button>
      </div>
    </section>
  );
}
