import type { ContactToMake } from "@candor/contract/dossier.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { PersonChip } from "../../parts/person-chip.tsx";
import { contactsQuery } from "./dossier-queries.ts";
import { NextContactPart } from "./next-contact.tsx";
import { MayContactMark, ReachLinks } from "./reach-links.tsx";

/** Customers to speak to today, and those with whom nobody has set a day; nothing where there are none. */
export function ContactsToMake({ whose }: { whose: "mine" | "all" }) {
  const t = useMessages("web-dossier");
  const { workspace } = useHere();
  const due = useQuery(contactsQuery(workspace.id, { show: "due", whose }));
  const [looking, setLooking] = useState(false);
  const missing = useQuery(contactsQuery(workspace.id, { show: "missing", whose }));
  return (
    <>
      <ErrorNotice error={due.error} retry={() => void due.refetch()} className="mb-3" />
      {due.data?.data.length ? (
        <section aria-label={t("contacts")} className="mx-auto mb-6 max-w-2xl">
          <h2 className="mb-2 font-semibold">{t("contacts")}</h2>
          <ContactCards contacts={due.data.data} />
        </section>
      ) : null}
      {missing.data?.data.length ? (
        <details
          className="mx-auto mb-6 max-w-2xl"
          onToggle={(event) => setLooking(event.currentTarget.open)}
        >
          <summary className="min-h-11 content-center text-sm font-medium">
            {t("contacts.missing")} ·{" "}
            <span className="number">
              {missing.data.data.length}
              {missing.data.nextCursor === null ? "" : "+"}
            </span>
          </summary>
          {looking ? (
            <>
              <p className="mb-3 text-sm text-muted">{t("contacts.missingText")}</p>
              <ContactCards contacts={missing.data.data} />
            </>
          ) : null}
        </details>
      ) : null}
    </>
  );
}

function ContactCards({ contacts }: { contacts: readonly ContactToMake[] }) {
  return (
    <ul className="space-y-3">
      {contacts.map(({ person, mayContact, nextContact }) => (
        <li key={person.id} className="card space-y-3 p-4 sm:p-5">
          <PersonChip person={person} personId={person.id} />
          <MayContactMark mayContact={mayContact} />
          <ReachLinks {...person} />
          <NextContactPart personId={person.id} next={nextContact} />
        </li>
      ))}
    </ul>
  );
}
