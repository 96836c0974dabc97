import type { SegmentCondition } from "@candor/contract/person.ts";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { dropUndefined } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { GROUP_FILL, GROUP_ORDER } from "../../parts/groups.ts";
import { wholeOrNothing } from "../../parts/whole-number.ts";
import { peopleAttributesQuery, peopleTagsQuery } from "../../subjects/people-queries.ts";
import { ABOUTS, type ConditionAbout, newCondition } from "./conditions.ts";

type Of<A extends ConditionAbout> = Extract<SegmentCondition, { about: A }>;
type Props<A extends ConditionAbout> = {
  condition: Of<A>;
  onChange: (condition: SegmentCondition) => void;
};

const ATTRIBUTE_IS = [
  "equal",
  "not_equal",
  "contains",
  "at_least",
  "at_most",
  "known",
  "unknown",
] as const;
const FIELD_IS = ["equal", "not_equal", "known", "unknown"] as const;
const FIELDS = ["language", "timeZone", "emailDomain", "account", "accountRole"] as const;

/** One condition: what it is about, and how it must be. */
export function ConditionFields({
  condition,
  onChange,
}: {
  condition: SegmentCondition;
  onChange: (condition: SegmentCondition) => void;
}) {
  const t = useMessages("web-people");
  return (
    <div className="space-y-3">
      <SelectField
        label={t("about")}
        value={condition.about}
        onChange={(event) => onChange(newCondition(event.target.value as ConditionAbout))}
      >
        {ABOUTS.map((about) => (
          <option key={about} value={about}>
            {t(`about.${about}`)}
          </option>
        ))}
      </SelectField>
      {condition.about === "attribute" ? (
        <Attribute condition={condition} onChange={onChange} />
      ) : condition.about === "field" ? (
        <Field condition={condition} onChange={onChange} />
      ) : condition.about === "answer" ? (
        <Answer condition={condition} onChange={onChange} />
      ) : condition.about === "tag" ? (
        <TagFields condition={condition} onChange={onChange} />
      ) : (
        <Purchases condition={condition} onChange={onChange} />
      )}
    </div>
  );
}

function TagFields({ condition, onChange }: Props<"tag">) {
  const t = useMessages("web-people");
  const { workspace } = useHere();
  const tags = useQuery(peopleTagsQuery(workspace.id));
  const list = useId();
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <SelectField
        label={t("is")}
        value={String(condition.has)}
        onChange={(event) => onChange({ ...condition, has: event.target.value === "true" })}
      >
        <option value="true">{t("tag.has")}</option>
        <option value="false">{t("tag.hasNot")}</option>
      </SelectField>
      <TextField
        label={t("tag.name")}
        maxLength={50}
        list={list}
        value={condition.name}
        onChange={(event) => onChange({ ...condition, name: event.target.value })}
      />
      <datalist id={list}>
        {tags.data?.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  );
}

function Attribute({ condition, onChange }: Props<"attribute">) {
  const t = useMessages("web-people");
  const { workspace } = useHere();
  const names = useQuery(peopleAttributesQuery(workspace.id));
  const list = useId();
  const alone = condition.is === "known" || condition.is === "unknown";
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <datalist id={list}>
        {names.data?.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <TextField
        label={t("attribute")}
        maxLength={100}
        placeholder="store"
        list={list}
        value={condition.name}
        onChange={(event) => onChange({ ...condition, name: event.target.value })}
      />
      <SelectField
        label={t("is")}
        value={condition.is}
        onChange={(event) =>
          onChange({ ...condition, is: event.target.value as typeof condition.is })
        }
      >
        {ATTRIBUTE_IS.map((is) => (
          <option key={is} value={is}>
            {t(`is.${is}`)}
          </option>
        ))}
      </SelectField>
      {alone ? null : (
        <TextField
          label={t("value")}
          maxLength={1000}
          value={String(condition.value ?? "")}
          onChange={(event) => onChange({ ...condition, value: event.target.value })}
        />
      )}
    </div>
  );
}

function Field({ condition, onChange }: Props<"field">) {
  const t = useMessages("web-people");
  const alone = condition.is === "known" || condition.is === "unknown";
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <SelectField
        label={t("field")}
        value={condition.name}
        onChange={(event) =>
          onChange({ ...condition, name: event.target.value as typeof condition.name, value: "" })
        }
      >
        {FIELDS.map((field) => (
          <option key={field} value={field}>
            {t(`field.${field}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t("is")}
        value={condition.is}
        onChange={(event) =>
          onChange({ ...condition, is: event.target.value as typeof condition.is })
        }
      >
        {FIELD_IS.map((is) => (
          <option key={is} value={is}>
            {t(`is.${is}`)}
          </option>
        ))}
      </SelectField>
      {alone ? null : (
        <TextField
          label={t("value")}
          maxLength={200}
          placeholder={
            {
              language: "lv",
              timeZone: "Europe/Riga",
              emailDomain: "example.com",
              account: "",
              accountRole: "user",
            }[condition.name]
          }
          value={condition.value ?? ""}
          onChange={(event) => onChange({ ...condition, value: event.target.value })}
        />
      )}
    </div>
  );
}

function Answer({ condition, onChange }: Props<"answer">) {
  const t = useMessages("web-people");
  const s = useMessages("score");
  const { surveys } = useHere();
  const groups = condition.groups ?? [];
  const set = (patch: Partial<Record<keyof Of<"answer">, unknown>>) =>
    onChange(dropUndefined({ ...condition, ...patch }) as Of<"answer">);
  return (
    <div className="space-y-3">
      <div className="grid gap-3 sm:grid-cols-3">
        <SelectField
          label={t("is")}
          value={String(condition.answered)}
          onChange={(event) => set({ answered: event.target.value === "true" })}
        >
          <option value="true">{t("answer.has")}</option>
          <option value="false">{t("answer.hasNot")}</option>
        </SelectField>
        <SelectField
          label={t("answer.survey")}
          value={condition.surveyId ?? ""}
          onChange={(event) => set({ surveyId: event.target.value || undefined })}
        >
          <option value="">{t("answer.anySurvey")}</option>
          {surveys.map((survey) => (
            <option key={survey.id} value={survey.id}>
              {survey.name}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t("withinDays")}
          type="number"
          min={1}
          max={3650}
          value={condition.withinDays ?? ""}
          onChange={(event) => set({ withinDays: wholeOrNothing(event.target.value, 1, 3650) })}
        />
      </div>
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">{t("answer.groups")}</legend>
        <div className="flex flex-wrap gap-2">
          {GROUP_ORDER.map((group) => {
            const on = groups.includes(group);
            const next = on ? groups.filter((one) => one !== group) : [...groups, group];
            return (
              <button
                key={group}
                type="button"
                className="chip"
                aria-pressed={on}
                onClick={() => set({ groups: next.length > 0 ? next : undefined })}
              >
                <span aria-hidden className={`size-3 rounded-[3px] ${GROUP_FILL[group]}`} />
                {s(`${group}s`)}
              </button>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}

function Purchases({ condition, onChange }: Props<"purchases">) {
  const t = useMessages("web-people");
  const set = (patch: Partial<Record<keyof Of<"purchases">, unknown>>) =>
    onChange(dropUndefined({ ...condition, ...patch }) as Of<"purchases">);
  const number = (field: "countFrom" | "countTo" | "sumFrom" | "sumTo") => (
    <TextField
      label={t(`purchases.${field}`)}
      type="number"
      min={0}
      value={condition[field] ?? ""}
      onChange={(event) => set({ [field]: wholeOrNothing(event.target.value, 0, 1e9) })}
    />
  );
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      {number("countFrom")}
      {number("countTo")}
      <TextField
        label={t("withinDays")}
        type="number"
        min={1}
        max={3650}
        value={condition.withinDays ?? ""}
        onChange={(event) => set({ withinDays: wholeOrNothing(event.target.value, 1, 3650) })}
      />
      {number("sumFrom")}
      {number("sumTo")}
      <TextField
        label={t("purchases.product")}
        maxLength={200}
        value={condition.product ?? ""}
        onChange={(event) => set({ product: event.target.value || undefined })}
      />
    </div>
  );
}
