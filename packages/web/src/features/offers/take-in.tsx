import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { offersKey } from "./offer-queries.ts";
import { titleIn } from "./title-in.ts";

/** At the till: the code that a customer shows is taken in, once. */
export function TakeIn() {
  const t = useMessages("web-offers");
  const { language } = useLanguage();
  const { workspace } = useHere();
  const client = useQueryClient();
  const [code, setCode] = useState("");
  const redeem = useMutation({
    mutationFn: () => ask(api(workspace.id).POST("/api/v1/offers/redeem", { body: { code } })),
    onSuccess: () => {
      setCode("");
      void client.invalidateQueries({ queryKey: offersKey(workspace.id) });
    },
  });
  const done = redeem.data;
  return (
    <form
      aria-label={t("take")}
      className="card mb-4 flex max-w-3xl flex-wrap items-end gap-3 p-4 sm:p-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim() !== "" && !redeem.isPending) redeem.mutate();
      }}
    >
      <TextField
        className="min-w-0 flex-1 basis-60"
        label={t("take.code")}
        maxLength={40}
        autoComplete="off"
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <Button type="submit" busy={redeem.isPending} disabled={code.trim() === ""}>
        {t("take")}
      </Button>
      <p role="status" className="basis-full text-sm empty:hidden">
        {done
          ? t("take.done", {
              title: titleIn(done.title, language),
              who: done.personName ?? "–",
              n: done.points,
            })
          : null}
      </p>
      <ErrorNotice error={redeem.error} className="basis-full" />
    </form>
  );
}
