import type { ReactNode } from "react";

/**
 * A button that lets a file be chosen. The browser's own field speaks the language of the browser and not that of
 * the screen, so it is there for the keyboard and for assistive technology only.
 */
export function FileButton({
  accept,
  multiple,
  disabled,
  describedBy,
  onFile,
  children,
}: {
  /** As the field takes it: endings and media types. */
  accept?: string;
  /** Several may be chosen at once; each is told by itself, in their order. */
  multiple?: boolean;
  disabled?: boolean;
  /** The id of what says which files are meant. */
  describedBy?: string;
  onFile: (file: File) => void;
  children: ReactNode;
}) {
  return (
    <label className="button button--plain cursor-pointer has-disabled:cursor-default has-disabled:opacity-60 has-focus-visible:outline-3 has-focus-visible:outline-accent">
      {children}
      <input
        type="file"
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        aria-describedby={describedBy}
        className="sr-only"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file, mended, may be chosen again.
          event.target.value = "";
          for (const file of files) onFile(file);
        }}
      />
    </label>
  );
}
