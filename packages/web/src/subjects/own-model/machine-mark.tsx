import Bot from "lucide-react/icons/bot";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";

/** Says of a text that a machine wrote it: which one, and when. It stands wherever the text does. */
export function MachineMark({ model, at }: { model: string; at: string }) {
  const t = useMessages("web-written");
  const format = useFormat();
  return (
    <p className="flex items-start gap-1.5 text-xs text-muted wrap-anywhere">
      <Bot aria-hidden className="mt-px size-3.5 shrink-0" />
      {t("byMachine", { model, when: format.moment(at) })}
    </p>
  );
}
