import Search from "lucide-react/icons/search";
import { useEffect, useState } from "react";

/** How long the fingers must rest before a search is asked. */
const REST_MS = 250;

/**
 * Words to look for. They are handed on once typing rests; Escape empties the field. Words that came
 * from elsewhere (the palette, Back) are shown.
 */
export function SearchBox({
  id,
  label,
  value,
  onChange,
  className = "flex-1 basis-64",
}: {
  /** For the key `/`, which goes there (`useRowKeys`, `Table`). */
  id: string;
  label: string;
  value: string | undefined;
  onChange: (words: string | undefined) => void;
  className?: string;
}) {
  const shown = value ?? "";
  const [text, setText] = useState(shown);
  useEffect(() => setText(shown), [shown]);
  useEffect(() => {
    const words = text.trim();
    if (words === shown) return;
    const timer = setTimeout(() => onChange(words || undefined), REST_MS);
    return () => clearTimeout(timer);
  }, [text, shown, onChange]);
  return (
    <div className={`relative min-w-0 ${className}`}>
      <Search
        aria-hidden
        className="pointer-events-none absolute start-3 top-1/2 size-4 -translate-y-1/2 text-muted"
      />
      <input
        id={id}
        type="search"
        className="field ps-9!"
        aria-label={label}
        placeholder={label}
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          setText("");
          event.currentTarget.blur();
        }}
      />
    </div>
  );
}
