import type { Account } from "@candor/contract/account.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Combobox } from "../../parts/combobox.tsx";
import { useDelayed } from "../../parts/use-delayed.ts";
import { someAccountsQuery } from "../../subjects/account-queries.ts";

const SHOWN = 6;

/** Finds an account by its name or number; those that answered most come first. */
export function AccountField({
  chosen,
  choose,
  className,
}: {
  chosen: Account | null;
  choose: (account: Account | null) => void;
  className: string;
}) {
  const t = useMessages("web-goals");
  const { workspace } = useHere();
  const [words, setWords] = useState(chosen?.name ?? "");
  const search = useDelayed(words.trim(), 200);
  const found = useQuery(someAccountsQuery(workspace.id, search === "" ? undefined : search));
  return (
    <Combobox
      className={className}
      label={t("account")}
      hint={t("account.hint")}
      text={words}
      onText={(text) => {
        setWords(text);
        // What stands there is no account until one is chosen again.
        choose(null);
      }}
      options={(found.data ?? []).slice(0, SHOWN)}
      busy={found.isFetching || search !== words.trim()}
      keyOf={({ id }) => id}
      render={({ name }) => name}
      onChoose={(account) => {
        setWords(account.name);
        choose(account);
      }}
    />
  );
}
