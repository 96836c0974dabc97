import type { PersonOfResponse, ResponseDetail } from "@candor/contract/response.ts";
import Mail from "lucide-react/icons/mail";
import MessageCircleOff from "lucide-react/icons/message-circle-off";
import MessageCircleReply from "lucide-react/icons/message-circle-reply";
import Phone from "lucide-react/icons/phone";
import { useMessages } from "../../language/language-context.tsx";
import { PersonChip } from "../../parts/person-chip.tsx";

/** Who answered, how they are reached, and whether they said that they may be. */
export function Who({ response }: { response: ResponseDetail }) {
  const t = useMessages("web-responses");
  const { person, claimed } = response;
  const known = person ?? claimed;
  return (
    <section aria-label={t("person")} className="space-y-1">
      <PersonChip person={known ?? NOBODY} personId={known?.id} />
      {claimed ? <p className="text-sm text-muted">{t("claimed")}</p> : null}
      {known ? <Ways person={known} /> : null}
      <MayContact response={response} />
    </section>
  );
}

const NOBODY = { name: null, email: null };

/** A press calls, or opens a letter. */
function Ways({ person }: { person: PersonOfResponse }) {
  const t = useMessages("web-responses");
  if (!person.phone && !person.email) {
    return <p className="text-sm text-muted">{t("noAddress")}</p>;
  }
  const look = "link inline-flex min-h-9 items-center gap-2 wrap-anywhere touch:min-h-11";
  return (
    <p className="flex flex-wrap gap-x-5 text-sm">
      {person.phone ? (
        <a className={`number ${look}`} href={`tel:${person.phone}`}>
          <Phone aria-hidden className="size-4 shrink-0" />
          {person.phone}
        </a>
      ) : null}
      {person.email ? (
        <a className={look} href={`mailto:${person.email}`}>
          <Mail aria-hidden className="size-4 shrink-0" />
          {person.email}
        </a>
      ) : null}
    </p>
  );
}

/** What the customer ticked. An answer that came with a file was never asked, so "did not agree" would say too much. */
function MayContact({ response }: { response: ResponseDetail }) {
  const t = useMessages("web-responses");
  const Icon = response.mayContact ? MessageCircleReply : MessageCircleOff;
  return (
    <p
      className={`flex items-start gap-2 text-sm ${response.mayContact ? "font-medium" : "text-muted"}`}
    >
      <Icon
        aria-hidden
        className={`mt-0.5 size-4 shrink-0 ${response.mayContact ? "text-promoter" : ""}`}
      />
      {t(response.mayContact ? "mayContact" : "mayContact.not")}
    </p>
  );
}
