import type { PersonDetail } from "@candor/contract/person.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { PagedList } from "../../parts/loaded.tsx";
import { invitationsQuery } from "../../subjects/asking-queries.ts";
import { InvitationRow } from "../../subjects/invitation-row.tsx";

/** Every invitation with its fate, every non-invitation with its reason. */
export function InvitationsOfPerson({ person }: { person: PersonDetail }) {
  const t = useMessages("web-people");
  const { workspace } = useHere();
  const list = useInfiniteQuery(invitationsQuery(workspace.id, { personId: person.id }));
  return (
    <section aria-label={t("invitations")} className="card p-4 sm:p-5">
      <h2 className="mb-2 font-semibold">{t("invitations")}</h2>
      <PagedList
        query={list}
        ghostRows={2}
        empty={<p className="text-sm text-muted">{t("invitations.none")}</p>}
      >
        {(invitations) => (
          <ul className="divide-y divide-line">
            {invitations.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} show="survey" />
            ))}
          </ul>
        )}
      </PagedList>
    </section>
  );
}
