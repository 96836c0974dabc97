import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";

/** Takes a channel out of use; passwords that were entered cannot come back, so it asks once. */
export function RemoveChannel({
  says,
  button,
  remove,
}: {
  /** What happens then. */
  says: string;
  button: string;
  remove: { mutate: () => void; isPending: boolean; error: unknown };
}) {
  const t = useMessages("web-channel-setup");
  const [sure, setSure] = useState(false);
  return (
    <section aria-label={button} className="card p-4 sm:p-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 max-w-prose flex-1 basis-64 text-sm text-muted">{says}</p>
        {sure ? (
          <span className="flex gap-2">
            <Button look="alarm" busy={remove.isPending} onClick={remove.mutate}>
              {t("remove.sure")}
            </Button>
            <Button look="quiet" onClick={() => setSure(false)}>
              {t("remove.keep")}
            </Button>
          </span>
        ) : (
          <Button look="quiet" onClick={() => setSure(true)}>
            {button}
          </Button>
        )}
      </div>
      <ErrorNotice error={remove.error} className="mt-3" />
    </section>
  );
}
