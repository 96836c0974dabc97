import type { Person, PersonDetail } from "@candor/contract/person.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Combobox } from "../../parts/combobox.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { nameOf } from "../../parts/person-chip.tsx";
import { useDelayed } from "../../parts/use-delayed.ts";
import { api, ask } from "../../request/api.ts";
import { foundPeopleQuery, peopleKey } from "../../subjects/people-queries.ts";

/** Two records of one customer become one. */
export function MergeCard({ person }: { person: PersonDetail }) {
  const t = useMessages("web-people");
  const w = useMessages("web");
  const { workspace } = useHere();
  const client = useQueryClient();
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState<Person | null>(null);
  const search = useDelayed(words.trim(), 200);
  const found = useQuery({
    ...foundPeopleQuery(workspace.id, search),
    enabled: search.length >= 2 && chosen === null,
  });
  const others = search.length < 2 ? [] : (found.data ?? []).filter((p) => p.id !== person.id);
  const merge = useMutation({
    mutationFn: (other: Person) =>
      ask(
        api(workspace.id).POST("/api/v1/people/merge", {
          body: { keep: person.id, merge: other.id },
        }),
      ),
    onSuccess: async () => {
      setChosen(null);
      setWords("");
      await client.invalidateQueries({ queryKey: peopleKey(workspace.id) });
    },
  });
  return (
    <details className="card p-4 sm:p-5">
      <summary className="font-semibold">{t("merge")}</summary>
      <p className="mt-2 mb-3 text-sm text-muted">{t("merge.text")}</p>
      {chosen ? (
        <>
          {/* Two people that became one cannot be told apart again, so one question is right. */}
          <p className="mb-3 text-sm font-medium">{t("merge.final")}</p>
          <div className="flex flex-wrap gap-2">
            <Button look="alarm" busy={merge.isPending} onClick={() => merge.mutate(chosen)}>
              {t("merge.sure", { who: label(chosen) ?? t("noName") })}
            </Button>
            <Button look="quiet" onClick={() => setChosen(null)}>
              {w("cancel")}
            </Button>
          </div>
          <ErrorNotice error={merge.error} className="mt-3" />
        </>
      ) : (
        <>
          <Combobox
            label={t("merge.find")}
            hint={t("search")}
            least={2}
            text={words}
            onText={setWords}
            options={others}
            busy={found.isFetching || search !== words.trim()}
            keyOf={({ id }) => id}
            render={(other) => label(other) ?? t("noName")}
            onChoose={setChosen}
          />
          <ErrorNotice error={found.error} className="mt-2" />
        </>
      )}
    </details>
  );
}

function label(person: Person): string | null {
  const name = nameOf(person);
  const address = person.email ?? person.phone ?? person.externalId;
  return name !== null && address !== null && address !== name ? `${name} (${address})` : name;
}
