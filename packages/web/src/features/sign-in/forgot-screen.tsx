import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { request } from "../../request/request.ts";
import { SignInFrame } from "./frame.tsx";

/** Asks for a link by mail. The answer is the same whether the address is known or not. */
export function ForgotScreen() {
  const t = useMessages("web-sign-in");
  const [email, setEmail] = useState("");
  const ask = useMutation({
    mutationFn: () =>
      request("/api/auth/request-password-reset", {
        method: "POST",
        body: { email: email.trim(), redirectTo: `${location.origin}/reset-password` },
      }),
  });
  return (
    <SignInFrame title={t("forgot.title")} lead={t("forgot.lead")}>
      {ask.isSuccess ? (
        <p role="status">{t("forgot.sent", { email: email.trim() })}</p>
      ) : (
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault();
            ask.mutate();
          }}
        >
          <TextField
            type="email"
            autoComplete="username"
            label={t("email")}
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <ErrorNotice error={ask.error} />
          <Button type="submit" look="strong" className="w-full" busy={ask.isPending}>
            {t("forgot.send")}
          </Button>
        </form>
      )}
      <p className="mt-3 text-center text-sm">
        <Link to="/sign-in" search={{}} className="link inline-block py-2.5">
          {t("backToSignIn")}
        </Link>
      </p>
    </SignInFrame>
  );
}
