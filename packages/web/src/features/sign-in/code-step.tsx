import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { ApiError } from "../../request/api-error.ts";
import { SignInFrame } from "./frame.tsx";

/** The second step for whoever switched two-factor sign-in on: a code of the app, or a recovery code. */
export function CodeStep({
  onSignedIn,
  onBack,
}: {
  onSignedIn: () => Promise<void>;
  onBack: () => void;
}) {
  const t = useMessages("web-sign-in");
  const [code, setCode] = useState("");
  const [trustDevice, setTrusted] = useState(false);
  const send = useMutation({
    mutationFn: () => ask(api().POST("/api/auth/sign-in/code", { body: { code, trustDevice } })),
    onSuccess: onSignedIn,
  });
  const refused = send.error instanceof ApiError && send.error.code === "wrong_code";
  return (
    <SignInFrame title={t("code.title")} lead={t("code.lead")}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!send.isPending) send.mutate();
        }}
      >
        <TextField
          required
          // Whoever comes here has just pressed a button, and has nothing else to do.
          ref={(field) => field?.focus()}
          label={t("code.label")}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          minLength={6}
          maxLength={40}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <label className="flex min-h-11 items-center gap-3 text-sm">
          <input
            type="checkbox"
            className="size-5 shrink-0"
            checked={trustDevice}
            onChange={(event) => setTrusted(event.target.checked)}
          />
          {t("code.trust")}
        </label>
        {refused ? (
          <p role="alert" className="rounded-lg bg-alarm-soft p-3 text-sm">
            {t("code.refused")}
          </p>
        ) : (
          <ErrorNotice error={send.error} />
        )}
        <Button type="submit" look="strong" className="w-full" busy={send.isPending}>
          {t("code.go")}
        </Button>
        <p className="text-center text-sm">
          <button type="button" className="link inline-block py-2.5" onClick={onBack}>
            {t("code.again")}
          </button>
        </p>
      </form>
    </SignInFrame>
  );
}
