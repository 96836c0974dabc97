import type { AskingChannel, PersonDetail } from "@candor/contract/person.ts";
import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { SaveForm } from "../../parts/save-form.tsx";
import { ASKING_CHANNELS } from "../../subjects/asking-channels.ts";
import { useContact } from "./use-contact.ts";

/** Notes that somebody agreed to be written to, or took it back, and where. */
export function ConsentForm({ person, onDone }: { person: PersonDetail; onDone: () => void }) {
  const t = useMessages("web-people");
  const contact = useContact(person.id);
  const [channel, setChannel] = useState<AskingChannel>("email");
  const [given, setGiven] = useState(true);
  const [source, setSource] = useState("");
  return (
    <SaveForm
      className="mt-3 space-y-3 rounded-xl border border-line p-3"
      save={contact}
      onSave={() =>
        contact.mutate(
          { consent: { channel, given, source: source.trim() } },
          { onSuccess: onDone },
        )
      }
      onCancel={onDone}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <ChoiceField
          label={t("channel")}
          options={ASKING_CHANNELS.map((one) => ({ value: one, label: t(`channel.${one}`) }))}
          value={channel}
          onChange={setChannel}
        />
        <SelectField
          label={t("consent.what")}
          value={String(given)}
          onChange={(event) => setGiven(event.target.value === "true")}
        >
          <option value="true">{t("consent.given")}</option>
          <option value="false">{t("consent.withdrawn")}</option>
        </SelectField>
      </div>
      <TextField
        required
        label={t("consent.source")}
        placeholder={t("consent.example")}
        maxLength={200}
        value={source}
        onChange={(event) => setSource(event.target.value)}
      />
    </SaveForm>
  );
}
