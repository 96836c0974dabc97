import { useMutation } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { useEnter } from "./after-sign-in.ts";
import { SignInFrame } from "./frame.tsx";
import { PasswordField } from "./password-field.tsx";
import { passwordStrength } from "./strength.ts";

/** Where a colleague's link leads: a name and a password, and one is inside. */
export function AcceptScreen() {
  const t = useMessages("web-sign-in");
  const { token } = useSearch({ from: "/accept-invitation" });
  const enter = useEnter();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const accept = useMutation({
    mutationFn: (token: string) =>
      ask(
        api().POST("/api/v1/colleague-invitations/accept", {
          body: { token, name: name.trim(), password },
        }),
      ),
    onSuccess: () => enter(),
  });
  return (
    <SignInFrame title={t("accept.title")} lead={t("accept.lead")}>
      {token ? (
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (passwordStrength(password, [name]) > 0) accept.mutate(token);
          }}
        >
          <TextField
            label={t("accept.name")}
            autoComplete="name"
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <PasswordField isNew personal={[name]} value={password} onChange={setPassword} />
          <ErrorNotice error={accept.error} />
          <Button type="submit" look="strong" className="w-full" busy={accept.isPending}>
            {t("accept.join")}
          </Button>
        </form>
      ) : (
        <p>{t("accept.badLink")}</p>
      )}
    </SignInFrame>
  );
}
