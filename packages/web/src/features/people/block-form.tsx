import type { BlockedChannel, PersonDetail } from "@candor/contract/person.ts";
import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { useOfferUndo } from "../../parts/undo.tsx";
import { BLOCKED_CHANNELS } from "../../subjects/asking-channels.ts";
import { useContact } from "./use-contact.ts";

type Reason = "unsubscribed" | "suppressed";

/** From now on nobody writes to this person, on one channel or on all. */
export function BlockForm({ person, onDone }: { person: PersonDetail; onDone: () => void }) {
  const t = useMessages("web-people");
  const w = useMessages("web");
  const contact = useContact(person.id);
  const offerUndo = useOfferUndo();
  const [channel, setChannel] = useState<BlockedChannel>("*");
  const [reason, setReason] = useState<Reason>("unsubscribed");
  const [detail, setDetail] = useState("");
  const block = () =>
    contact.mutate(
      { block: { channel, reason, ...(detail.trim() ? { detail: detail.trim() } : {}) } },
      {
        onSuccess: () => {
          onDone();
          offerUndo({
            message: t("blocked"),
            undo: () => contact.mutate({ unblock: { channel, reason } }),
          });
        },
      },
    );
  return (
    <form
      className="mt-3 space-y-3 rounded-xl border border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        block();
      }}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          label={t("channel")}
          value={channel}
          onChange={(event) => setChannel(event.target.value as BlockedChannel)}
        >
          {BLOCKED_CHANNELS.map((one) => (
            <option key={one} value={one}>
              {t(`channel.${one}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t("block.reason")}
          value={reason}
          onChange={(event) => setReason(event.target.value as Reason)}
        >
          <option value="unsubscribed">{t("block.askedUs")}</option>
          <option value="suppressed">{t("block.weDecide")}</option>
        </SelectField>
      </div>
      <TextField
        label={t("block.note")}
        maxLength={500}
        value={detail}
        onChange={(event) => setDetail(event.target.value)}
      />
      <ErrorNotice error={contact.error} />
      <div className="flex gap-2">
        <Button type="submit" look="strong" busy={contact.isPending}>
          {t("block")}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {w("cancel")}
        </Button>
      </div>
    </form>
  );
}
