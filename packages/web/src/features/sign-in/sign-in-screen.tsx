import { useMutation } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { ApiError } from "../../request/api-error.ts";
import { useEnter } from "./after-sign-in.ts";
import { CodeStep } from "./code-step.tsx";
import { SignInFrame } from "./frame.tsx";
import { PasswordField } from "./password-field.tsx";

export function SignInScreen() {
  const t = useMessages("web-sign-in");
  const { next } = useSearch({ from: "/sign-in" });
  const enter = useEnter();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const signIn = useMutation({
    mutationFn: () =>
      ask(api().POST("/api/auth/sign-in/email", { body: { email: email.trim(), password } })),
    onSuccess: async (reached) => {
      if ("user" in reached) await enter(next);
    },
  });
  const refused = signIn.error instanceof ApiError && [400, 401, 403].includes(signIn.error.status);
  if (signIn.data && "codeNeeded" in signIn.data) {
    return <CodeStep onSignedIn={() => enter(next)} onBack={signIn.reset} />;
  }
  return (
    <SignInFrame title={t("signIn.title")}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate();
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
        <PasswordField value={password} onChange={setPassword} />
        {refused ? (
          <p role="alert" className="rounded-lg bg-alarm-soft p-3 text-sm">
            {t("signIn.refused")}
          </p>
        ) : (
          <ErrorNotice error={signIn.error} />
        )}
        <Button type="submit" look="strong" className="w-full" busy={signIn.isPending}>
          {t("signIn.go")}
        </Button>
        <p className="text-center text-sm">
          <Link to="/forgot-password" search={{}} className="link inline-block py-2.5">
            {t("signIn.forgot")}
          </Link>
        </p>
      </form>
    </SignInFrame>
  );
}
