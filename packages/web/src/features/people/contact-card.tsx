import type { ContactBlock, PersonDetail } from "@candor/contract/person.ts";
import Ban from "lucide-react/icons/ban";
import Check from "lucide-react/icons/check";
import MailX from "lucide-react/icons/mail-x";
import { useState } from "react";
import { useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { useToast } from "../../parts/toast.tsx";
import { BlockForm } from "./block-form.tsx";
import { ConsentForm } from "./consent-form.tsx";
import { useContact } from "./use-contact.ts";

/** Blocks and consents, channel by channel, with who set them and when. */
export function ContactCard({ person }: { person: PersonDetail }) {
  const t = useMessages("web-people");
  const format = useFormat();
  const may = useMay();
  const reachable = person.email ?? person.phone ?? person.addresses[0];
  const [form, setForm] = useState<"block" | "consent" | null>(null);
  return (
    <section aria-label={t("contact")} className="card space-y-5 p-4 sm:p-5">
      <div>
        <h2 className="mb-2 font-semibold">{t("contact")}</h2>
        {person.blocks.length === 0 && !reachable ? (
          <p className="flex items-start gap-2 text-sm text-muted">
            <MailX aria-hidden className="mt-0.5 size-4 shrink-0" />
            {t("contact.noAddress")}
          </p>
        ) : person.blocks.length === 0 ? (
          <p className="flex items-start gap-2 text-sm text-muted">
            <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-promoter" />
            {t("contact.free")}
          </p>
        ) : (
          <ul className="divide-y divide-line">
            {person.blocks.map((block) => (
              <Block key={`${block.channel}${block.reason}`} person={person} block={block} />
            ))}
          </ul>
        )}
        {may.write && form !== "block" ? (
          <Button className="mt-3" onClick={() => setForm("block")}>
            <Ban aria-hidden className="size-4" />
            {t("block")}
          </Button>
        ) : null}
        {form === "block" ? <BlockForm person={person} onDone={() => setForm(null)} /> : null}
      </div>
      <div className="border-t border-line pt-4">
        <h3 className="mb-2 text-sm font-semibold">{t("consents")}</h3>
        {person.consents.length === 0 ? (
          <p className="text-sm text-muted">{t("consent.none")}</p>
        ) : (
          <ul className="space-y-1.5 text-sm">
            {person.consents.map((consent) => (
              <li key={consent.channel} className="wrap-anywhere">
                <span className="font-medium">{t(`channel.${consent.channel}`)}</span>:{" "}
                {t(consent.given ? "consent.given" : "consent.withdrawn")}
                {consent.wording ? <q className="block">{consent.wording}</q> : null}
                <span className="block text-xs text-muted">
                  {consent.source} · {format.moment(consent.at)}
                </span>
              </li>
            ))}
          </ul>
        )}
        {may.write && form !== "consent" ? (
          <Button look="quiet" className="mt-2" onClick={() => setForm("consent")}>
            {t("consent.add")}
          </Button>
        ) : null}
        {form === "consent" ? <ConsentForm person={person} onDone={() => setForm(null)} /> : null}
      </div>
    </section>
  );
}

function Block({ person, block }: { person: PersonDetail; block: ContactBlock }) {
  const t = useMessages("web-people");
  const w = useMessages("web");
  const format = useFormat();
  const may = useMay();
  const toast = useToast();
  const contact = useContact(person.id);
  const [sure, setSure] = useState(false);
  // What the customer asked for is not taken back by a slip of the mouse.
  const theirWish = block.reason === "unsubscribed" || block.reason === "complained";
  const lift = () =>
    contact.mutate(
      { unblock: { channel: block.channel, reason: block.reason } },
      {
        onSuccess: () => {
          if (block.reason !== "suppressed") return;
          const { channel, reason, detail } = block;
          toast({
            message: t("unblocked"),
            undo: () =>
              contact.mutate({ block: { channel, reason, ...(detail ? { detail } : {}) } }),
          });
        },
      },
    );
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5 text-sm">
      <div className="min-w-0 flex-1 basis-48 wrap-anywhere">
        <p>
          <span className="font-medium">{t(`channel.${block.channel}`)}</span>:{" "}
          {t(`block.${block.reason}`)}
        </p>
        <p className="text-xs text-muted">
          {[
            block.address,
            block.detail,
            t("block.by", { who: block.by, when: format.moment(block.at) }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      {!may.write ? null : sure ? (
        <span className="flex flex-wrap gap-2">
          <Button look="alarm" busy={contact.isPending} onClick={lift}>
            {t("unblock.sure")}
          </Button>
          <Button look="quiet" onClick={() => setSure(false)}>
            {w("cancel")}
          </Button>
        </span>
      ) : (
        <Button
          look="quiet"
          busy={contact.isPending}
          onClick={theirWish ? () => setSure(true) : lift}
        >
          {t("unblock")}
        </Button>
      )}
      <ErrorNotice error={contact.error} className="basis-full" />
    </li>
  );
}
