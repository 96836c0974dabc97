import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";

const SHORTEST = 10;

/** Another password, against the present one. */
export function PasswordForm() {
  const t = useMessages("web-settings");
  const { me } = useHere();
  const [currentPassword, setCurrent] = useState("");
  const [newPassword, setNew] = useState("");
  const save = useMutation({
    mutationFn: () =>
      ask(api().POST("/api/auth/change-password", { body: { currentPassword, newPassword } })),
    onSuccess: () => {
      setCurrent("");
      setNew("");
    },
  });
  return (
    <section aria-label={t("you.password")} className="card p-4 sm:p-6">
      <h2 className="font-semibold">{t("you.password")}</h2>
      <p className="mt-1 mb-4 text-sm text-muted">{t("you.passwordText")}</p>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!save.isPending) save.mutate();
        }}
      >
        {/* Password managers want to know whose it is. */}
        <input type="hidden" name="username" autoComplete="username" value={me.user.email} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            required
            type="password"
            autoComplete="current-password"
            label={t("you.password.now")}
            value={currentPassword}
            onChange={(event) => setCurrent(event.target.value)}
          />
          <TextField
            required
            type="password"
            autoComplete="new-password"
            minLength={SHORTEST}
            maxLength={128}
            label={t("you.password.new")}
            hint={t("you.password.newHint")}
            value={newPassword}
            onChange={(event) => setNew(event.target.value)}
          />
        </div>
        <ErrorNotice error={save.error} />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" busy={save.isPending}>
            {t("you.password.change")}
          </Button>
          <span role="status" className="text-sm text-muted">
            {save.isSuccess && newPassword === "" ? t("you.password.changed") : ""}
          </span>
        </div>
      </form>
    </section>
  );
}
