import type { PersonDetail } from "@candor/contract/person.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Ban from "lucide-react/icons/ban";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { CareOfPerson } from "../../subjects/dossier/care-tasks.tsx";
import { ColleagueField } from "../../subjects/dossier/colleague-field.tsx";
import { dossierQuery } from "../../subjects/dossier/dossier-queries.ts";
import { NextContactPart } from "../../subjects/dossier/next-contact.tsx";
import { MayContactMark, ReachLinks } from "../../subjects/dossier/reach-links.tsx";
import { peopleKey } from "../../subjects/people-queries.ts";

/** Whether and how this person may be reached, who looks after them, and who speaks to them next. */
export function ReachCard({ person }: { person: PersonDetail }) {
  const t = useMessages("web-dossier");
  const p = useMessages("web-people");
  const { workspace } = useHere();
  const client = useQueryClient();
  const dossier = useQuery(dossierQuery(workspace.id, person.id));
  const keep = useMutation({
    mutationFn: (userId: string | null) =>
      ask(
        api(workspace.id).PUT("/api/v1/people/{personId}/keeper", {
          params: { path: { personId: person.id } },
          body: { userId },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: peopleKey(workspace.id) }),
  });
  const blocked = new Set(person.blocks.map(({ channel }) => channel));
  const all = blocked.has("*");
  return (
    <section aria-label={t("reach")} className="card space-y-4 p-4 sm:p-5">
      <h2 className="font-semibold">{t("reach")}</h2>
      {blocked.size > 0 ? (
        <p className="flex items-start gap-2 text-sm font-medium text-alarm">
          <Ban aria-hidden className="mt-0.5 size-4 shrink-0" />
          {all
            ? t("blocked.all")
            : t("blocked", {
                channels: [...blocked].map((channel) => p(`channel.${channel}`)).join(", "),
              })}
        </p>
      ) : null}
      <Loaded query={dossier} ghost={<GhostRows rows={3} />}>
        {({ mayContact, keeper, nextContact }) => (
          <div className="space-y-4">
            <MayContactMark mayContact={mayContact} />
            <ReachLinks
              phone={all || blocked.has("phone") ? null : person.phone}
              email={all || blocked.has("email") ? null : person.email}
            />
            <div>
              <h3 className="mb-1 text-sm font-semibold">{t("next")}</h3>
              <NextContactPart personId={person.id} next={nextContact} />
            </div>
            <CareOfPerson personId={person.id} />
            <ColleagueField
              label={t("keeper")}
              none={t("keeper.none")}
              value={keeper}
              disabled={keep.isPending}
              onChange={(userId) => keep.mutate(userId)}
            />
            <ErrorNotice error={keep.error} />
          </div>
        )}
      </Loaded>
    </section>
  );
}
