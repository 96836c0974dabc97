import type { PersonDetail } from "@candor/contract/person.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows, PageHead } from "../../parts/page.tsx";
import { nameOf } from "../../parts/person-chip.tsx";
import { useShortcuts } from "../../parts/shortcuts.ts";
import { personQuery } from "../../subjects/people-queries.ts";
import { PromisesOf } from "../../subjects/promises/promises-of.tsx";
import { AnswersOfPerson } from "./answers-of-person.tsx";
import { Benefits } from "./benefits.tsx";
import { ContactCard } from "./contact-card.tsx";
import { DatesCard } from "./dates-card.tsx";
import { FactsCard } from "./facts-card.tsx";
import { InvitationsOfPerson } from "./invitations-of-person.tsx";
import { MergeCard } from "./merge-card.tsx";
import { NotesCard } from "./notes-card.tsx";
import { PersonData } from "./person-data.tsx";
import { Purchases } from "./purchases.tsx";
import { ReachCard } from "./reach-card.tsx";
import { Referral } from "./referral.tsx";
import { Timeline } from "./timeline.tsx";
import { WorkCard } from "./work-card.tsx";

/** One person: whether and how they may be reached, what is remembered of them, everything that happened. */
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
  const d = useMessages("web-dossier");
  const format = useFormat();
  const may = useMay();
  const [open, setOpen] = useState<"note" | "date" | null>(null);
  const close = () => setOpen(null);
  useShortcuts(useMemo(() => ({ n: () => setOpen("note"), d: () => setOpen("date") }), []));
  return (
    <>
      <PageHead
        title={nameOf(person) ?? t("noName")}
        lead={t("since", { day: format.dayOf(person.createdAt) })}
        actions={
          <>
            <Button aria-keyshortcuts="n" onClick={() => setOpen("note")}>
              {d("note.new")}
              <kbd aria-hidden className="text-xs text-muted touch:hidden">
                N
              </kbd>
            </Button>
            <Button aria-keyshortcuts="d" onClick={() => setOpen("date")}>
              {d("date.new")}
              <kbd aria-hidden className="text-xs text-muted touch:hidden">
                D
              </kbd>
            </Button>
            <Link
              to="/cases/new"
              search={(view) => ({ ...carried(view), person: person.id })}
              className="button button--plain"
            >
              {t("newCase")}
            </Link>
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="min-w-0 space-y-4">
          <ReachCard person={person} />
          <FactsCard person={person} />
          <NotesCard
            person={person}
            writing={open === "note"}
            onWrite={() => setOpen("note")}
            onDone={close}
          />
          <DatesCard
            personId={person.id}
            adding={open === "date"}
            onAdd={() => setOpen("date")}
            onDone={close}
          />
          <WorkCard person={person} />
          <ContactCard person={person} />
        </div>
        <div className="min-w-0 space-y-4">
          <Timeline personId={person.id} />
          <PromisesOf of="person" personId={person.id} mayMake />
          <AnswersOfPerson person={person} />
          <InvitationsOfPerson person={person} />
          <Purchases person={person} />
          <Benefits person={person} />
          <Referral person={person} />
          {may.write ? (
            <>
              <MergeCard person={person} />
              <PersonData person={person} />
            </>
          ) : null}
        </div>
      </div>
    </>
  );
}
