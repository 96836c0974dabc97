import type { BlockedChannel, PersonDetail } from "@candor/contract/person.ts";
import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { TextField } from "../../parts/field.tsx";
import { SaveForm } from "../../parts/save-form.tsx";
import { useToast } from "../../parts/toast.tsx";
import { BLOCKED_CHANNELS } from "../../subjects/asking-channels.ts";
import { useContact } from "./use-contact.ts";

type Reason = "unsubscribed" | "suppressed";

/** From now on nobody writes to this person, on one channel or on all. */
export function BlockForm({ person, onDone }: { person: PersonDetail; onDone: () => void }) {
  const t = useMessages("web-people");
  const contact = useContact(person.id);
  const toast = useToast();
  const [channel, setChannel] = useState<BlockedChannel>("*");
  const [reason, setReason] = useState<Reason>("unsubscribed");
  const [detail, setDetail] = useState("");
  const block = () =>
    contact.mutate(
      { block: { channel, reason, ...(detail.trim() ? { detail: detail.trim() } : {}) } },
      {
        onSuccess: () => {
          onDone();
          toast({
            message: t("blocked"),
            undo: () => contact.mutate({ unblock: { channel, reason } }),
          });
        },
      },
    );
  return (
    <SaveForm
      className="mt-3 space-y-3 rounded-xl border border-line p-3"
      save={contact}
      onSave={() => block()}
      onCancel={onDone}
      label={t("block")}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <ChoiceField
          label={t("channel")}
          options={BLOCKED_CHANNELS.map((one) => ({ value: one, label: t(`channel.${one}`) }))}
          value={channel}
          onChange={setChannel}
        />
        <ChoiceField
          label={t("block.reason")}
          options={[
            { value: "unsubscribed", label: t("block.askedUs") },
            { value: "suppressed", label: t("block.weDecide") },
          ]}
          value={reason}
          onChange={setReason}
        />
      </div>
      <TextField
        label={t("block.note")}
        maxLength={500}
        value={detail}
        onChange={(event) => setDetail(event.target.value)}
      />
    </SaveForm>
  );
}
