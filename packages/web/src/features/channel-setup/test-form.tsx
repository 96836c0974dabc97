import { useMutation } from "@tanstack/react-query";
import { type HTMLInputTypeAttribute, useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";

/** One message to oneself, and what the other side said to it. */
export function TestForm({
  label,
  hint,
  type = "text",
  placeholder,
  first = "",
  button,
  sent,
  send,
}: {
  label: string;
  hint?: string;
  type?: HTMLInputTypeAttribute;
  placeholder?: string;
  /** What the field holds at first. */
  first?: string;
  button: string;
  /** Said when it was taken. */
  sent: string;
  send: (to: string) => Promise<{ reply: string }>;
}) {
  const t = useMessages("web-channel-setup");
  const [to, setTo] = useState(first);
  const test = useMutation({ mutationFn: send });
  return (
    <form
      className="mt-4 space-y-3 border-t border-line pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!test.isPending) test.mutate(to.trim());
      }}
    >
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          required
          type={type}
          label={label}
          placeholder={placeholder}
          className="min-w-0 flex-1 basis-56"
          value={to}
          onChange={(event) => {
            setTo(event.target.value);
            test.reset();
          }}
        />
        <Button type="submit" busy={test.isPending}>
          {button}
        </Button>
      </div>
      {hint ? <p className="text-sm text-muted">{hint}</p> : null}
      <div role="status" className="text-sm empty:hidden">
        {test.data ? (
          <p className="rounded-xl bg-promoter-soft p-3">
            <span className="font-medium">{sent}</span>
            {test.data.reply ? (
              <span className="mt-1 block text-muted wrap-anywhere">
                {t("test.reply", { reply: test.data.reply })}
              </span>
            ) : null}
          </p>
        ) : null}
      </div>
      <ErrorNotice error={test.error} />
    </form>
  );
}
