import { useMessages } from "../../language/language-context.tsx";

/** Whether an alert reaches colleagues outside of their own hours too, where they want that. */
export function UrgentField({
  urgent,
  onChange,
}: {
  urgent: boolean;
  onChange: (urgent: boolean) => void;
}) {
  const t = useMessages("web-alerts");
  return (
    <label className="flex min-h-11 items-center gap-3 text-sm">
      <input
        type="checkbox"
        className="size-5 shrink-0"
        checked={urgent}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {t("urgent")}
        <span className="block text-muted">{t("urgentHint")}</span>
      </span>
    </label>
  );
}
