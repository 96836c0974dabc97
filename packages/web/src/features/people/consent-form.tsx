import type { AskingChannel, PersonDetail } from "@candor/contract/person.ts";
import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { ASKING_CHANNELS } from "../../subjects/asking-channels.ts";
import { useContact } from "./use-contact.ts";

/** Notes that somebody agreed to be written to, or took it back, and where. */
export function ConsentForm({ person, onDone }: { person: PersonDetail; onDone: () => void }) {
  const t = useMessages("web-people");
  const w = useMessages("web");
  const contact = useContact(person.id);
  const [channel, setChannel] = useState<AskingChannel>("email");
  const [given, setGiven] = useState(true);
  const [source, setSource] = useState("");
  return (
    <form
      className="mt-3 space-y-3 rounded-xl border border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        contact.mutate(
          { consent: { channel, given, source: source.trim() } },
          { onSuccess: onDone },
        );
      }}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          label={t("channel")}
          value={channel}
          onChange={(event) => setChannel(event.target.value as AskingChannel)}
        >
          {ASKING_CHANNELS.map((one) => (
            <option key={one} value={one}>
              {t(`channel.${one}`)}
            </option>
          ))}
        </SelectField>
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
      <ErrorNotice error={contact.error} />
      <div className="flex gap-2">
        <Button type="submit" look="strong" busy={contact.isPending}>
          {w("save")}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {w("cancel")}
        </Button>
      </div>
    </form>
  );
}
