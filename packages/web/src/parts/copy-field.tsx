import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import { useId, useRef, useState } from "react";
import { useMessages } from "../language/language-context.tsx";
import { Button } from "./button.tsx";

/** Something to take along: a link, a key. Where the clipboard is refused it is selected instead. */
export function CopyField({
  label,
  value,
  className = "",
  onCopied,
}: {
  label: string;
  value: string;
  className?: string;
  onCopied?: () => void;
}) {
  const t = useMessages("web");
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
      setTimeout(() => setCopied(false), 2500);
    } catch {
      field.current?.select();
    }
    onCopied?.();
  };
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          ref={field}
          id={id}
          readOnly
          dir="ltr"
          className="field min-w-0 flex-1 bg-sunken! font-mono text-sm!"
          value={value}
          onFocus={(event) => event.target.select()}
        />
        <Button look="strong" className="shrink-0" onClick={() => void copy()}>
          {copied ? (
            <Check aria-hidden className="size-4" />
          ) : (
            <Copy aria-hidden className="size-4" />
          )}
          <span aria-live="polite">{copied ? t("copied") : t("copy")}</span>
        </Button>
      </div>
    </div>
  );
}
