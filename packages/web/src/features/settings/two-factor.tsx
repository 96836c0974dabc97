import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { sessionsQuery } from "./sessions-query.ts";

interface Begun {
  uri: string;
  qr: string;
  recoveryCodes: string[];
}

/** A code of an app beside the password: set up, switched off, recovery codes made anew. */
export function TwoFactor({ isOn }: { isOn: boolean }) {
  const t = useMessages("web-settings");
  const [begun, setBegun] = useState<Begun | null>(null);
  const [isNew, setNew] = useState(false);
  return (
    <section aria-label={t("you.twoFactor")} className="card p-4 sm:p-6">
      <h2 className="flex items-baseline justify-between gap-3 font-semibold">
        {t("you.twoFactor")}
        <span className="text-sm font-normal text-muted">
          {t(isOn ? "you.twoFactor.isOn" : "you.twoFactor.isOff")}
        </span>
      </h2>
      <p className="mt-1 mb-4 max-w-prose text-sm text-muted">{t("you.twoFactor.text")}</p>
      {isNew ? (
        <p role="status" className="mb-4 text-sm font-medium">
          {t("you.twoFactor.done")}
        </p>
      ) : null}
      {isOn ? (
        <WhileOn />
      ) : begun ? (
        <Confirm
          begun={begun}
          onConfirmed={() => {
            setBegun(null);
            setNew(true);
          }}
          onCancel={() => setBegun(null)}
        />
      ) : (
        <Begin onBegun={setBegun} />
      )}
    </section>
  );
}

function Begin({ onBegun }: { onBegun: (begun: Begun) => void }) {
  const t = useMessages("web-settings");
  const [password, setPassword] = useState("");
  const begin = useMutation({
    mutationFn: () => ask(api().POST("/api/auth/two-factor/begin", { body: { password } })),
    onSuccess: onBegun,
  });
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!begin.isPending) begin.mutate();
      }}
    >
      <div className="flex flex-wrap items-end gap-3">
        <OwnPassword value={password} onChange={setPassword} />
        <Button type="submit" busy={begin.isPending}>
          {t("you.twoFactor.begin")}
        </Button>
      </div>
      <ErrorNotice error={begin.error} />
    </form>
  );
}

function Confirm({
  begun,
  onConfirmed,
  onCancel,
}: {
  begun: Begun;
  onConfirmed: () => void;
  onCancel: () => void;
}) {
  const t = useMessages("web-settings");
  const client = useQueryClient();
  const [code, setCode] = useState("");
  const confirm = useMutation({
    mutationFn: () => ask(api().POST("/api/auth/two-factor/confirm", { body: { code } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
      onConfirmed();
    },
  });
  const key = new URL(begun.uri).searchParams.get("secret") ?? "";
  return (
    <form
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!confirm.isPending) confirm.mutate();
      }}
    >
      <div className="space-y-3">
        <p className="text-sm">{t("you.twoFactor.scan")}</p>
        <img
          src={`data:image/svg+xml;utf8,${encodeURIComponent(begun.qr)}`}
          alt={t("you.twoFactor.qr")}
          className="size-48 rounded-lg bg-white"
        />
        <CopyField label={t("you.twoFactor.byHand")} value={key} className="max-w-xl" />
      </div>
      <RecoveryCodes codes={begun.recoveryCodes} text={t("you.twoFactor.codes")} />
      <TextField
        required
        label={t("you.twoFactor.code")}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        className="max-w-56"
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <ErrorNotice error={confirm.error} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="strong" busy={confirm.isPending}>
          {t("you.twoFactor.confirm")}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t("you.twoFactor.cancel")}
        </Button>
      </div>
    </form>
  );
}

function WhileOn() {
  const t = useMessages("web-settings");
  const client = useQueryClient();
  const [password, setPassword] = useState("");
  const done = () => {
    setPassword("");
    return client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  };
  const off = useMutation({
    mutationFn: () => ask(api().POST("/api/auth/two-factor/off", { body: { password } })),
    onSuccess: done,
  });
  const renew = useMutation({
    mutationFn: () =>
      ask(api().POST("/api/auth/two-factor/recovery-codes", { body: { password } })),
    onSuccess: done,
  });
  return (
    <form className="space-y-4" onSubmit={(event) => event.preventDefault()}>
      <div className="flex flex-wrap items-end gap-3">
        <OwnPassword value={password} onChange={setPassword} />
        <Button disabled={password === ""} busy={renew.isPending} onClick={() => renew.mutate()}>
          {t("you.twoFactor.renew")}
        </Button>
        <Button
          look="alarm"
          disabled={password === ""}
          busy={off.isPending}
          onClick={() => off.mutate()}
        >
          {t("you.twoFactor.off")}
        </Button>
      </div>
      <ErrorNotice error={renew.error ?? off.error} />
      {renew.data ? (
        <RecoveryCodes codes={renew.data.recoveryCodes} text={t("you.twoFactor.codesNew")} />
      ) : null}
    </form>
  );
}

function OwnPassword({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useMessages("web-settings");
  return (
    <TextField
      required
      type="password"
      autoComplete="current-password"
      label={t("you.password.now")}
      className="w-full sm:w-64"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function RecoveryCodes({ codes, text }: { codes: readonly string[]; text: string }) {
  const t = useMessages("web-settings");
  return (
    <div className="space-y-3">
      <p className="max-w-prose text-sm">{text}</p>
      <ul className="grid max-w-md grid-cols-2 gap-x-6 gap-y-1 rounded-lg bg-sunken p-3 font-mono text-sm">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button onClick={() => void navigator.clipboard.writeText(codes.join("\n"))}>
        {t("you.twoFactor.copyCodes")}
      </Button>
    </div>
  );
}
