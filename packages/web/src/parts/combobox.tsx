import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { useMessages } from "../language/language-context.tsx";

/**
 * A field in which one types and chooses from what fits. The caller finds the options (here or at the
 * server, with `useDelayed`); arrows move, Enter chooses, Escape closes and keeps what was chosen.
 */
export function Combobox<O>({
  label,
  hint,
  text,
  onText,
  options,
  keyOf,
  render,
  onChoose,
  busy = false,
  least = 0,
  className = "",
}: {
  label: ReactNode;
  hint?: ReactNode;
  /** What stands in the field. */
  text: string;
  onText: (text: string) => void;
  options: readonly O[];
  keyOf: (option: O) => string;
  render: (option: O) => ReactNode;
  onChoose: (option: O) => void;
  /** The options for this text are still on their way. */
  busy?: boolean;
  /** From how many letters on options are looked for. */
  least?: number;
  className?: string;
}) {
  const t = useMessages("web");
  const id = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const enough = text.trim().length >= least;
  const shown = open && enough ? options : [];
  const chosen = Math.min(at, shown.length - 1);

  const choose = (option: O) => {
    setOpen(false);
    onChoose(option);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (!open) setOpen(true);
      else if (shown.length > 0) setAt((chosen + step + shown.length) % shown.length);
      return;
    }
    const option = shown[chosen];
    if (event.key === "Enter" && option !== undefined) {
      event.preventDefault();
      choose(option);
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      setOpen(false);
    }
  };
  return (
    <div className={`relative ${className}`}>
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        {label}
      </label>
      <input
        id={id}
        role="combobox"
        autoComplete="off"
        aria-expanded={shown.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown.length > 0 ? `${id}-${chosen}` : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="field"
        value={text}
        onChange={(event) => {
          onText(event.target.value);
          setAt(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      {hint ? (
        <div id={`${id}-hint`} className="mt-1.5 text-sm text-muted">
          {hint}
        </div>
      ) : null}
      <p role="status" className="mt-1 text-sm text-muted empty:hidden">
        {!open || text.trim() === ""
          ? ""
          : !enough
            ? t("combobox.type", { n: least })
            : busy
              ? t("list.working")
              : options.length === 0
                ? t("combobox.none")
                : ""}
      </p>
      <div
        id={`${id}-list`}
        role="listbox"
        tabIndex={-1}
        aria-label={t("combobox.found", { n: shown.length })}
        hidden={shown.length === 0}
        className="absolute inset-x-0 z-30 mt-1 max-h-72 overflow-y-auto rounded-xl border border-line bg-card p-1.5 shadow-xl"
      >
        {shown.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={keyOf(option)}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={`flex min-h-11 cursor-default items-center rounded-lg px-3 py-1.5 text-sm wrap-anywhere ${index === chosen ? "bg-sunken" : ""}`}
            // The press would take the focus, and with it close the list, before the click comes.
            onPointerDown={(event) => event.preventDefault()}
            onPointerMove={() => setAt(index)}
            onClick={() => choose(option)}
          >
            {render(option)}
          </div>
        ))}
      </div>
    </div>
  );
}
