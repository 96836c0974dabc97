import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { SignInFrame } from "./frame.tsx";

/** Asks for a link by mail. The answer is the same whether the address is known or not. */
export function ForgotScreen() {
  const t = useMessages("web-sign-in");
  const [email, setEmail] = useState("");
  const asked = useMutation({
    mutationFn: () =>
      ask(
        api().POST("/api/auth/request-password-reset", {
          body: { email: email.trim(), redirectTo: `${location.origin}/reset-password` },
        }),
      ),
  });
  return (
    <SignInFrame title={t("forgot.title")} lead={t("forgot.lead")}>
      {asked.isSuccess ? (
        <p role="status">{t("forgot.sent", { email: email.trim() })}</p>
      ) : (
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault();
            asked.mutate();
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
          <ErrorNotice error={asked.error} />
          <Button type="submit" look="strong" className="w-full" busy={asked.isPending}>
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
