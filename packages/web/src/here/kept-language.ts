import type { Me } from "@candor/contract/workspace.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useLanguage } from "../language/language-context.tsx";
import { api, ask } from "../request/api.ts";
import { meQuery } from "./queries.ts";

/** Keeps on the server which language was chosen in the menu, so that other devices and mails follow. */
export function useKeptLanguage(me: Me): void {
  const client = useQueryClient();
  const { language } = useLanguage();
  const saved = useRef(me.user.language);
  saved.current = me.user.language;
  const shown = useRef(language);
  useEffect(() => {
    if (shown.current === language) return;
    shown.current = language;
    if (saved.current === language) return;
    void ask(api().PATCH("/api/v1/me", { body: { language } })).then(
      (next) => client.setQueryData(meQuery.queryKey, next),
      // This browser remembers it in any case; the next choice tries again.
      () => {},
    );
  }, [client, language]);
}
