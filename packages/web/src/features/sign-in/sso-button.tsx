import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { ApiError } from "../../request/api-error.ts";
import { defined } from "../../request/defined.ts";

/** Leads to the page of one's organisation, which is known by the domain of the address. */
export function SsoButton({ email, next }: { email: string; next: string | undefined }) {
  const t = useMessages("web-sign-in");
  const [needsEmail, setNeedsEmail] = useState(false);
  const begin = useMutation({
    mutationFn: () =>
      ask(
        api().POST("/api/auth/sso/begin", {
          body: defined({ email: email.trim(), next, purpose: "sign_in" as const }),
        }),
      ),
    onSuccess: ({ url }) => location.assign(url),
  });
  const unknown = begin.error instanceof ApiError && begin.error.code === "no_sso";
  return (
    <>
      <Button
        className="w-full"
        busy={begin.isPending || begin.isSuccess}
        onClick={() => {
          const isThere = email.trim().length > 2;
          setNeedsEmail(!isThere);
          if (isThere) begin.mutate();
        }}
      >
        {t("sso.signIn")}
      </Button>
      {needsEmail || unknown ? (
        <p role="alert" className="rounded-lg bg-alarm-soft p-3 text-sm">
          {t(needsEmail ? "sso.needsEmail" : "sso.unknown")}
        </p>
      ) : (
        <ErrorNotice error={begin.error} />
      )}
    </>
  );
}

/** Proves again who sits there, at one's organisation; what was wanted is done after the way back. */
export function SsoConfirm() {
  const t = useMessages("web-sign-in");
  const begin = useMutation({
    mutationFn: () =>
      ask(
        api().POST("/api/auth/sso/begin", {
          body: {
            // The server takes the address of whoever is signed in.
            email: "me@here",
            next: `${location.pathname}${location.search}`,
            purpose: "confirm",
          },
        }),
      ),
    onSuccess: ({ url }) => location.assign(url),
  });
  return (
    <>
      <Button busy={begin.isPending || begin.isSuccess} onClick={() => begin.mutate()}>
        {t("confirm.useSso")}
      </Button>
      <ErrorNotice error={begin.error} />
    </>
  );
}
