import Check from "lucide-react/icons/check";
import Mail from "lucide-react/icons/mail";
import Phone from "lucide-react/icons/phone";
import { useMessages } from "../../language/language-context.tsx";

/** Whether the customer allowed to be contacted: said wherever they are shown. */
export function MayContactMark({ mayContact }: { mayContact: boolean }) {
  const t = useMessages("web-dossier");
  return mayContact ? (
    <p className="flex items-center gap-1.5 text-sm font-medium">
      <Check aria-hidden className="size-4 shrink-0 text-accent" />
      {t("mayContact.yes")}
    </p>
  ) : (
    <p className="text-sm text-muted">{t("mayContact.unsaid")}</p>
  );
}

/** The number to tap, and the address. */
export function ReachLinks({ phone, email }: { phone: string | null; email: string | null }) {
  const t = useMessages("web-dossier");
  return (
    <div className="flex flex-wrap gap-2 empty:hidden">
      {phone ? (
        <a href={`tel:${phone}`} className="button button--strong">
          <Phone aria-hidden className="size-4" />
          <span className="sr-only">{t("call")} </span>
          <span className="number">{phone}</span>
        </a>
      ) : null}
      {email ? (
        <a href={`mailto:${email}`} className="button button--plain min-w-0">
          <Mail aria-hidden className="size-4 shrink-0" />
          <span className="sr-only">{t("write")} </span>
          <span className="min-w-0 truncate">{email}</span>
        </a>
      ) : null}
    </div>
  );
}
