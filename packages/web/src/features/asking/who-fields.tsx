import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { Remark } from "../../parts/notice.tsx";
import { NumberField } from "../../parts/number-field.tsx";
import { segmentsQuery } from "../../subjects/people-queries.ts";
import { QuotaFields } from "./quota-fields.tsx";
import type { SendingDraft } from "./sending-draft.ts";

export type DraftProps = {
  draft: SendingDraft;
  onChange: (patch: Partial<SendingDraft>) => void;
};

/** Everybody, a segment or whoever an event happens to; all of them, a sample, or quotas. */
export function WhoFields({ draft, onChange }: DraftProps) {
  const t = useMessages("web-asking");
  const who = ["everybody", "segment", "members", "event"] as const;
  return (
    <div className="space-y-4">
      <SelectField
        label={t("step.who")}
        value={draft.who}
        onChange={(event) => onChange({ who: event.target.value as SendingDraft["who"] })}
      >
        {who.map((one) => (
          <option key={one} value={one}>
            {t(`who.${one}`)}
          </option>
        ))}
      </SelectField>
      {draft.who === "members" ? <Remark>{t("members.later")}</Remark> : null}
      {draft.who === "segment" ? <SegmentField draft={draft} onChange={onChange} /> : null}
      {draft.who === "event" ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            required
            label={t("event.name")}
            hint={t("event.hint")}
            placeholder="order_delivered"
            maxLength={100}
            value={draft.event}
            onChange={(event) => onChange({ event: event.target.value })}
          />
          <NumberField
            label={t("event.delay")}
            min={0}
            max={8760}
            value={draft.delayHours}
            onChange={(delayHours) => onChange({ delayHours })}
          />
        </div>
      ) : (
        <SampleFields draft={draft} onChange={onChange} />
      )}
    </div>
  );
}

function SegmentField({ draft, onChange }: DraftProps) {
  const t = useMessages("web-asking");
  const p = useMessages("web-people");
  const { workspace } = useHere();
  const segments = useQuery(segmentsQuery(workspace.id));
  return (
    <SelectField
      required
      label={t("who.segment")}
      hint={
        <Link
          to="/people/segments/$segmentId"
          params={{ segmentId: "new" }}
          search={carried}
          className="link"
        >
          {t("segment.make")}
        </Link>
      }
      value={draft.segmentId}
      onChange={(event) => onChange({ segmentId: event.target.value })}
    >
      <option value="">{t("segment.choose")}</option>
      {segments.data?.map((segment) => (
        <option key={segment.id} value={segment.id}>
          {`${segment.name} (${p("count", { n: segment.people })})`}
        </option>
      ))}
    </SelectField>
  );
}

function SampleFields({ draft, onChange }: DraftProps) {
  const t = useMessages("web-asking");
  return (
    <>
      <SelectField
        label={t("sample")}
        value={draft.sample}
        onChange={(event) => onChange({ sample: event.target.value as SendingDraft["sample"] })}
      >
        {(["all", "size", "quotas"] as const).map((one) => (
          <option key={one} value={one}>
            {t(`sample.${one}`)}
          </option>
        ))}
      </SelectField>
      {draft.sample === "size" ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField
            label={t("sample.people")}
            min={1}
            max={10_000_000}
            value={draft.size}
            onChange={(size) => onChange({ size })}
          />
          <TextField
            label={t("sample.proportional")}
            hint={t("sample.proportionalHint")}
            placeholder="store"
            maxLength={100}
            value={draft.proportionalTo}
            onChange={(event) => onChange({ proportionalTo: event.target.value })}
          />
        </div>
      ) : null}
      {draft.sample === "quotas" ? <QuotaFields draft={draft} onChange={onChange} /> : null}
      {draft.sample === "all" ? null : (
        <TextField
          label={t("sample.seed")}
          hint={t("sample.seedHint")}
          maxLength={100}
          value={draft.seed}
          onChange={(event) => onChange({ seed: event.target.value })}
        />
      )}
    </>
  );
}
