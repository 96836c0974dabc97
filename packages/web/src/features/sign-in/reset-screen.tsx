import { useMutation } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { SignInFrame } from "./frame.tsx";
import { PasswordField } from "./password-field.tsx";
import { passwordStrength } from "./strength.ts";

/** Where the link of the mail leads: a new password. */
export function ResetScreen() {
  const t = useMessages("web-sign-in");
  const { token, error } = useSearch({ from: "/reset-password" });
  const [password, setPassword] = useState("");
  const reset = useMutation({
    mutationFn: (token: string) =>
      ask(api().POST("/api/auth/reset-password", { body: { token, newPassword: password } })),
  });
  if (!token || error) {
    return (
      <SignInFrame title={t("reset.title")}>
        <p>{t("reset.badLink")}</p>
        <Link to="/forgot-password" search={{}} className="button button--strong mt-4 w-full">
          {t("reset.askAgain")}
        </Link>
      </SignInFrame>
    );
  }
  return (
    <SignInFrame title={t("reset.title")}>
      {reset.isSuccess ? (
        <>
          <p role="status">{t("reset.done")}</p>
          <Link to="/sign-in" search={{}} className="button button--strong mt-4 w-full">
            {t("signIn.title")}
          </Link>
        </>
      ) : (
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (passwordStrength(password) > 0) reset.mutate(token);
          }}
        >
          <PasswordField isNew value={password} onChange={setPassword} />
          <ErrorNotice error={reset.error} />
          <Button type="submit" look="strong" className="w-full" busy={reset.isPending}>
            {t("reset.save")}
          </Button>
        </form>
      )}
    </SignInFrame>
  );
}
