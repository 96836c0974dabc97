import type { ImportMapping, ImportPreview } from "@candor/contract/import.ts";
import { useHere, useToday } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";

/** A file without dates asks for one: the day that all its answers get. */
export function needsDate(preview: ImportPreview): boolean {
  const has = (field: string) => preview.columns.some((column) => column.field === field);
  const asked = preview.warnings.some((warning) => warning.code === "no_dates");
  return !has("answeredAt") && (has("score") || asked);
}

/** The day for answers without one, the order of day and month where it is doubtful, the time zone. */
export function DateChoices({
  preview,
  mapping,
  onChange,
}: {
  preview: ImportPreview;
  mapping: ImportMapping;
  onChange: (patch: Partial<ImportMapping>) => void;
}) {
  const t = useMessages("web-imports");
  const today = useToday();
  const { workspace } = useHere();
  if (needsDate(preview)) {
    return (
      <TextField
        type="date"
        required
        max={today}
        label={t("defaultDate")}
        hint={t("defaultDateHint")}
        value={mapping.defaultDate ?? ""}
        onChange={(event) => {
          if (event.target.value !== "") onChange({ defaultDate: event.target.value });
        }}
      />
    );
  }
  const order = mapping.dateOrder ?? preview.dateOrder;
  return (
    <div className="space-y-3">
      <SelectField
        label={t("dateOrder")}
        value={order === "ambiguous" || order === "none" ? "" : order}
        onChange={(event) => {
          const { value } = event.target;
          if (value === "ymd" || value === "mdy" || value === "dmy") onChange({ dateOrder: value });
        }}
      >
        {order === "ambiguous" || order === "none" ? (
          <option value="">{t("dateOrder.unsure")}</option>
        ) : null}
        <option value="ymd">{t("dateOrder.ymd")}</option>
        <option value="dmy">{t("dateOrder.dmy")}</option>
        <option value="mdy">{t("dateOrder.mdy")}</option>
      </SelectField>
      <p className="text-sm text-muted">
        {t("timeZone", { zone: mapping.timeZone ?? workspace.timeZone })}
      </p>
    </div>
  );
}
