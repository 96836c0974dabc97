import { useMutation } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useMessages, useOpenMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { ApiError } from "../../request/api-error.ts";
import { useEnter } from "./after-sign-in.ts";
import { CodeStep } from "./code-step.tsx";
import { SignInFrame } from "./frame.tsx";
import { PasskeyButton } from "./passkey-button.tsx";
import { PasswordField } from "./password-field.tsx";
import { SsoButton } from "./sso-button.tsx";

/** What single sign-on can be refused for, as far as whoever comes can do something about it. */
const REFUSALS = [
  ...["use_sso", "sso_not_member", "sso_no_group", "sso_email_unverified", "sso_foreign_domain"],
  ...["sso_state_unknown", "sso_deactivated", "sso_other_subject", "sso_not_confirmed"],
] as const;

function SsoRefused({ code }: { code: string }) {
  const t = useOpenMessages("web-sign-in");
  const known = REFUSALS.find((one) => one === code) ?? "other";
  return (
    <p role="alert" className="rounded-lg bg-alarm-soft p-3 text-sm">
      {t(`sso.refused.${known}`)}
    </p>
  );
}

export function SignInScreen() {
  const t = useMessages("web-sign-in");
  const { next, error } = useSearch({ from: "/sign-in" });
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
  const refused = signIn.error instanceof ApiError && [400, 401].includes(signIn.error.status);
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
        {error ? <SsoRefused code={error} /> : null}
        <TextField
          type="email"
          autoComplete="username"
          label={t("email")}
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <PasswordField value={password} onChange={setPassword} />
        {signIn.error instanceof ApiError && signIn.error.code === "use_sso" ? (
          <SsoRefused code="use_sso" />
        ) : refused ? (
          <p role="alert" className="rounded-lg bg-alarm-soft p-3 text-sm">
            {t("signIn.refused")}
          </p>
        ) : (
          <ErrorNotice error={signIn.error} />
        )}
        <Button type="submit" look="strong" className="w-full" busy={signIn.isPending}>
          {t("signIn.go")}
        </Button>
        <SsoButton email={email} next={next} />
        <PasskeyButton purpose="sign_in" label={t("passkey.signIn")} onDone={() => enter(next)} />
        <p className="text-center text-sm">
          <Link to="/forgot-password" search={{}} className="link inline-block py-2.5">
            {t("signIn.forgot")}
          </Link>
        </p>
      </form>
    </SignInFrame>
  );
}
