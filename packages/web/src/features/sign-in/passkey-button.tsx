import { useMutation } from "@tanstack/react-query";
import { knowsPasskeys, signWithPasskey, wasCancelled } from "../../here/passkey.ts";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";

/** Signs in, or proves again who sits there, with a passkey; nothing where the browser knows none. */
export function PasskeyButton({
  purpose,
  label,
  className = "w-full",
  onDone,
}: {
  purpose: "sign_in" | "confirm";
  label: string;
  className?: string;
  onDone: () => void | Promise<void>;
}) {
  const t = useMessages("web-sign-in");
  const sign = useMutation({
    mutationFn: async () => {
      const options = await ask(api().POST("/api/auth/passkey/ask", { body: { purpose } }));
      const body = await signWithPasskey(options);
      if (purpose === "sign_in") await ask(api().POST("/api/auth/passkey/sign-in", { body }));
      else await ask(api().POST("/api/auth/passkey/confirm", { body }));
    },
    onSuccess: onDone,
  });
  if (!knowsPasskeys()) return null;
  return (
    <>
      <Button className={className} busy={sign.isPending} onClick={() => sign.mutate()}>
        {label}
      </Button>
      {wasCancelled(sign.error) ? (
        <p role="alert" className="text-sm text-muted">
          {t("passkey.cancelled")}
        </p>
      ) : (
        <ErrorNotice error={sign.error} />
      )}
    </>
  );
}
