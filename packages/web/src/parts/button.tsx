import type { ComponentProps, ReactNode } from "react";

type Look = "strong" | "plain" | "quiet" | "alarm";

/** A button; `busy` keeps its place and its focus while something runs. */
export function Button({
  look = "plain",
  busy = false,
  className = "",
  ...props
}: ComponentProps<"button"> & { look?: Look; busy?: boolean }) {
  return (
    <button
      type="button"
      {...props}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : props.onClick}
      className={`button button--${look} ${className}`}
    />
  );
}

/** A button that is a picture; its name is read out and shown on hover. */
export function IconButton({
  name,
  look = "quiet",
  className = "",
  ...props
}: Omit<ComponentProps<"button">, "name"> & { name: string; look?: Look; children: ReactNode }) {
  return (
    <button
      type="button"
      {...props}
      aria-label={name}
      title={name}
      className={`button button--icon button--${look} ${className}`}
    />
  );
}
