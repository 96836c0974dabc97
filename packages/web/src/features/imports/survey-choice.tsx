import { useId, useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";

/** Which survey the answers belong to: one that is there, or a new one by name. */
export function SurveyChoice({
  value,
  onChange,
}: {
  value: string;
  onChange: (value: string) => void;
}) {
  const t = useMessages("web-imports");
  const id = useId();
  const { surveys } = useHere();
  const [isNew, setIsNew] = useState(surveys.length === 0);
  return (
    <div className="space-y-3">
      {surveys.length > 0 ? (
        <SelectField
          label={t("intoSurvey")}
          value={isNew ? id : value}
          onChange={(event) => {
            const next = event.target.value;
            setIsNew(next === id);
            onChange(next === id ? "" : next);
          }}
        >
          {value === "" && !isNew ? (
            <option value="" disabled>
              {t("chooseSurvey")}
            </option>
          ) : null}
          {surveys.map((survey) => (
            <option key={survey.id} value={survey.id}>
              {survey.name}
            </option>
          ))}
          <option value={id}>{t("newSurvey")}</option>
        </SelectField>
      ) : null}
      {isNew ? (
        <TextField
          label={t("newSurveyName")}
          required
          maxLength={100}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : null}
    </div>
  );
}
