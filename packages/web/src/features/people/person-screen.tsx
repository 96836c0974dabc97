import type { PersonDetail } from "@candor/contract/person.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows, PageHead } from "../../parts/page.tsx";
import { nameOf } from "../../parts/person-chip.tsx";
import { personQuery } from "../../subjects/people-queries.ts";
import { PromisesOf } from "../../subjects/promises/promises-of.tsx";
import { AnswersOfPerson } from "./answers-of-person.tsx";
import { ContactCard } from "./contact-card.tsx";
import { FactsCard } from "./facts-card.tsx";
import { InvitationsOfPerson } from "./invitations-of-person.tsx";
import { MergeCard } from "./merge-card.tsx";
import { PersonData } from "./person-data.tsx";
import { Purchases } from "./purchases.tsx";
import { WorkCard } from "./work-card.tsx";

/** One person: who it is, where they may be written to, what they answered, what became of asking. */
export function PersonScreen() {
  const { personId } = useParams({ from: "/inside/people/$personId" });
  const { workspace } = useHere();
  const person = useQuery(personQuery(workspace.id, personId));
  if (person.isPending) return <GhostRows rows={6} />;
  if (person.isError) {
    return <ErrorNotice error={person.error} retry={() => void person.refetch()} />;
  }
  return <Loaded key={person.data.id} person={person.data} />;
}

function Loaded({ person }: { person: PersonDetail }) {
  const t = useMessages("web-people");
  const format = useFormat();
  const may = useMay();
  return (
    <>
      <PageHead
        title={nameOf(person) ?? t("noName")}
        lead={t("since", { day: format.day(person.createdAt.slice(0, 10)) })}
        actions={
          <Link
            to="/cases/new"
            search={(view) => ({ ...carried(view), person: person.id })}
            className="button button--plain"
          >
            {t("newCase")}
          </Link>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="min-w-0 space-y-4">
          <FactsCard person={person} />
          <WorkCard person={person} />
          <ContactCard person={person} />
          {may.write ? (
            <>
              <MergeCard person={person} />
              <PersonData person={person} />
            </>
          ) : null}
        </div>
        <div className="min-w-0 space-y-4">
          <PromisesOf of="person" personId={person.id} mayMake />
          <AnswersOfPerson person={person} />
          <InvitationsOfPerson person={person} />
          <Purchases person={person} />
        </div>
      </div>
    </>
  );
}
