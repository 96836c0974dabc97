import type { PersonDetail } from "@candor/contract/person.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { invitationsQuery } from "../../subjects/asking-queries.ts";
import { InvitationRow } from "../../subjects/invitation-row.tsx";

/** Every invitation with its fate, every non-invitation with its reason. */
export function InvitationsOfPerson({ person }: { person: PersonDetail }) {
  const t = useMessages("web-people");
  const w = useMessages("web");
  const { workspace } = useHere();
  const list = useInfiniteQuery(invitationsQuery(workspace.id, { personId: person.id }));
  const invitations = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <section aria-label={t("invitations")} className="card p-4 sm:p-5">
      <h2 className="mb-2 font-semibold">{t("invitations")}</h2>
      {list.isPending ? <GhostRows rows={2} /> : null}
      <ErrorNotice error={list.error} retry={() => void list.refetch()} />
      {list.data && invitations.length === 0 ? (
        <p className="text-sm text-muted">{t("invitations.none")}</p>
      ) : null}
      <ul className="divide-y divide-line">
        {invitations.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} show="survey" />
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button
          look="quiet"
          className="w-full"
          busy={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {w("more")}
        </Button>
      ) : null}
    </section>
  );
}
