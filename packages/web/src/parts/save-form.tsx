import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { useMessages } from "../language/language-context.tsx";
import { Button } from "./button.tsx";
import { ErrorNotice } from "./notice.tsx";
import { useToast } from "./toast.tsx";

/**
 * What is typed over what is saved. When something else is saved meanwhile (a colleague, another
 * window), what was not touched here follows; what was, stays as typed.
 */
export function useDraft<T extends object>(saved: T) {
  const [touched, setTouched] = useState<Partial<T>>({});
  const draft: T = { ...saved, ...touched };
  const isDirty = (Object.keys(touched) as (keyof T)[]).some(
    (key) => JSON.stringify(touched[key]) !== JSON.stringify(saved[key]),
  );
  return {
    draft,
    isDirty,
    /** Only what differs from what is saved: the body of a PATCH. */
    changes: Object.fromEntries(
      Object.entries(touched).filter(
        ([key, value]) => JSON.stringify(value) !== JSON.stringify(saved[key as keyof T]),
      ),
    ) as Partial<T>,
    change: useCallback(
      (patch: Partial<T>) => setTouched((before) => ({ ...before, ...patch })),
      [],
    ),
    reset: useCallback(() => setTouched({}), []),
  };
}

/** What a mutation of TanStack Query tells; a form needs no more. */
type Save = { isPending: boolean; isSuccess: boolean; error: unknown };

/**
 * A form that saves: the button, "Not saved yet", what went wrong, "Saved", and Discard. Closing the
 * window with something unsaved asks first.
 *
 * With `undo` a toast offers the way back after saving.
 */
export function SaveForm({
  name,
  save,
  onSave,
  dirty,
  onDiscard,
  undo,
  disabled = false,
  label,
  onCancel,
  children,
  className = "space-y-4",
}: {
  name?: string;
  save: Save;
  onSave: () => void;
  /** Left out where every visit writes something new: the button is always ready then. */
  dirty?: boolean;
  onDiscard?: () => void;
  undo?: (() => void | Promise<void>) | undefined;
  disabled?: boolean;
  /** What stands on the button, when it is not "Save". */
  label?: string;
  onCancel?: () => void;
  children: ReactNode;
  className?: string;
}) {
  const t = useMessages("web");
  const toast = useToast();
  useWarning(dirty ?? false);
  const was = useRef(save.isSuccess);
  const offer = useRef(undo);
  offer.current = undo;
  useEffect(() => {
    if (save.isSuccess && !was.current && offer.current) {
      toast({ message: t("saved"), undo: offer.current });
    }
    was.current = save.isSuccess;
  }, [save.isSuccess, t, toast]);
  return (
    <form
      aria-label={name}
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending && !disabled && dirty !== false) onSave();
      }}
    >
      {children}
      <ErrorNotice error={save.error} />
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          look="strong"
          busy={save.isPending}
          disabled={disabled || dirty === false}
        >
          {label ?? t("save")}
        </Button>
        {onCancel ? (
          <Button look="quiet" onClick={onCancel}>
            {t("cancel")}
          </Button>
        ) : null}
        {dirty && onDiscard ? (
          <Button look="quiet" onClick={onDiscard}>
            {t("form.discard")}
          </Button>
        ) : null}
        <span role="status" className="text-sm text-muted">
          {save.isPending ? "" : dirty ? t("form.dirty") : save.isSuccess ? t("saved") : ""}
        </span>
      </div>
    </form>
  );
}

/** The browser asks before a window with something unsaved closes. */
function useWarning(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    const stop = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", stop);
    return () => removeEventListener("beforeunload", stop);
  }, [dirty]);
}
