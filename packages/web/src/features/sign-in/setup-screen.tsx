import type { Language } from "@candor/contract/common.ts";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { useState } from "react";
import { setupQuery } from "../../here/queries.ts";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { LANGUAGE_NAMES } from "../../language/load.ts";
import { Button } from "../../parts/button.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { useEnter } from "./after-sign-in.ts";
import { SignInFrame } from "./frame.tsx";
import { PasswordField } from "./password-field.tsx";
import { passwordStrength } from "./strength.ts";

/** The first visit: one form makes the owner and the workspace, and leads straight in. */
export function SetupScreen() {
  const t = useMessages("web-sign-in");
  const { language, setLanguage } = useLanguage();
  const state = useQuery(setupQuery);
  const enter = useEnter();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [workspaceName, setWorkspaceName] = useState("");
  const setup = useMutation({
    mutationFn: () =>
      ask(
        api().POST("/api/v1/setup", {
          body: {
            email: email.trim(),
            password,
            workspaceName: workspaceName.trim(),
            language,
            timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC",
          },
        }),
      ),
    onSuccess: () => enter(),
  });
  if (state.data && !state.data.needed && !setup.isPending && !setup.isSuccess) {
    return <Navigate to="/sign-in" search={{}} replace />;
  }
  const personal = [email, workspaceName];
  return (
    <SignInFrame title={t("setup.title")} lead={t("setup.lead")}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (passwordStrength(password, personal) > 0) setup.mutate();
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
        <PasswordField isNew personal={personal} value={password} onChange={setPassword} />
        <TextField
          label={t("setup.workspace")}
          hint={t("setup.workspaceHint")}
          autoComplete="organization"
          required
          maxLength={100}
          value={workspaceName}
          onChange={(event) => setWorkspaceName(event.target.value)}
        />
        <SelectField
          label={t("setup.language")}
          value={language}
          onChange={(event) => void setLanguage(event.target.value as Language)}
        >
          {Object.entries(LANGUAGE_NAMES).map(([code, name]) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </SelectField>
        <ErrorNotice error={setup.error} />
        <Button type="submit" look="strong" className="w-full" busy={setup.isPending}>
          {t("setup.create")}
        </Button>
      </form>
    </SignInFrame>
  );
}
