import { type ComponentProps, type ReactNode, useId } from "react";

type Described = { label: ReactNode; hint?: ReactNode; error?: string | undefined };

/** A labelled input with its hint and, when something is wrong with it, a sentence below. */
export function TextField({
  label,
  hint,
  error,
  className = "",
  ...props
}: Described & ComponentProps<"input">) {
  const id = useId();
  return (
    <div className={className}>
      <Label id={id}>{label}</Label>
      <input {...props} {...describedBy(id, hint, error)} id={id} className="field" />
      <Below id={id} hint={hint} error={error} />
    </div>
  );
}

export function TextArea({
  label,
  hint,
  error,
  className = "",
  ...props
}: Described & ComponentProps<"textarea">) {
  const id = useId();
  return (
    <div className={className}>
      <Label id={id}>{label}</Label>
      <textarea
        rows={3}
        {...props}
        {...describedBy(id, hint, error)}
        id={id}
        className="field field-sizing-content resize-y leading-snug"
      />
      <Below id={id} hint={hint} error={error} />
    </div>
  );
}

export function SelectField({
  label,
  hint,
  error,
  className = "",
  children,
  ...props
}: Described & ComponentProps<"select">) {
  const id = useId();
  return (
    <div className={className}>
      <Label id={id}>{label}</Label>
      <select {...props} {...describedBy(id, hint, error)} id={id} className="field">
        {children}
      </select>
      <Below id={id} hint={hint} error={error} />
    </div>
  );
}

function Label({ id, children }: { id: string; children: ReactNode }) {
  return (
    <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
      {children}
    </label>
  );
}

function Below({ id, hint, error }: { id: string; hint?: ReactNode; error?: string | undefined }) {
  return (
    <>
      {hint === undefined ? null : (
        <div id={`${id}-hint`} className="mt-1.5 text-sm text-muted">
          {hint}
        </div>
      )}
      {error === undefined ? null : (
        <p id={`${id}-error`} className="mt-1.5 text-sm text-alarm">
          {error}
        </p>
      )}
    </>
  );
}

function describedBy(id: string, hint: ReactNode, error: string | undefined) {
  const ids = [hint === undefined ? "" : `${id}-hint`, error === undefined ? "" : `${id}-error`];
  const described = ids.filter(Boolean).join(" ");
  return {
    "aria-describedby": described === "" ? undefined : described,
    "aria-invalid": error === undefined ? undefined : true,
  };
}
