import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { PasskeyButton } from "./passkey-button.tsx";
import { SsoConfirm } from "./sso-button.tsx";

/** Asks whoever sits there to prove who they are, and says whether they did; what was wanted then goes on. */
export function ConfirmDialog({ onDone }: { onDone: (confirmed: boolean) => void }) {
  const t = useMessages("web-sign-in");
  const state = useQuery({
    queryKey: ["confirm"],
    queryFn: () => ask(api().GET("/api/auth/confirm")),
    staleTime: 0,
    gcTime: 0,
  });
  const ways = state.data?.ways ?? [];
  return (
    <Dialog title={t("confirm.title")} onClose={() => onDone(false)} width="max-w-md">
      <p className="mb-4 text-sm text-muted">{t("confirm.lead")}</p>
      {state.isPending ? <GhostRows rows={1} /> : null}
      <ErrorNotice error={state.error} retry={() => void state.refetch()} />
      {ways.includes("password") || ways.includes("code") ? (
        <ByWords
          canPassword={ways.includes("password")}
          canCode={ways.includes("code")}
          onConfirmed={() => onDone(true)}
        />
      ) : null}
      {ways.includes("passkey") ? (
        <div className="mt-4 space-y-3">
          <PasskeyButton
            purpose="confirm"
            label={t("confirm.usePasskey")}
            className=""
            onDone={() => onDone(true)}
          />
        </div>
      ) : null}
      {ways.includes("sso") ? (
        <div className="mt-4 space-y-3">
          <SsoConfirm />
        </div>
      ) : null}
      {state.data && ways.length === 0 ? <p className="text-sm">{t("confirm.noWay")}</p> : null}
    </Dialog>
  );
}

/** By the password, or by a code of the app. */
function ByWords({
  canPassword,
  canCode,
  onConfirmed,
}: {
  canPassword: boolean;
  canCode: boolean;
  onConfirmed: () => void;
}) {
  const t = useMessages("web-sign-in");
  const [wantsCode, setWantsCode] = useState(!canPassword);
  const [words, setWords] = useState("");
  const prove = useMutation({
    mutationFn: () =>
      ask(
        api().POST("/api/auth/confirm", {
          body: wantsCode ? { code: words } : { password: words },
        }),
      ),
    onSuccess: onConfirmed,
  });
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!prove.isPending) prove.mutate();
      }}
    >
      <TextField
        key={String(wantsCode)}
        required
        // The dialog was opened in order to type this.
        ref={(field) => field?.focus()}
        type={wantsCode ? "text" : "password"}
        label={t(wantsCode ? "confirm.code" : "password")}
        autoComplete={wantsCode ? "one-time-code" : "current-password"}
        {...(wantsCode ? { inputMode: "numeric" as const, minLength: 6, maxLength: 12 } : {})}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <ErrorNotice error={prove.error} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="strong" busy={prove.isPending}>
          {t("confirm.go")}
        </Button>
        {canPassword && canCode ? (
          <Button
            look="quiet"
            onClick={() => {
              setWords("");
              prove.reset();
              setWantsCode(!wantsCode);
            }}
          >
            {t(wantsCode ? "confirm.usePassword" : "confirm.useCode")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
