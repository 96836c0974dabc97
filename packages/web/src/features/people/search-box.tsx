import Search from "lucide-react/icons/search";
import { useEffect, useState } from "react";
import { usePeopleView } from "./people-view.ts";

/** Words to look for; they go into the address once typing rests. */
export function SearchBox({ id, label }: { id: string; label: string }) {
  const [view, change] = usePeopleView();
  const [text, setText] = useState(view.search ?? "");
  const shown = view.search ?? "";
  useEffect(() => setText(shown), [shown]);
  useEffect(() => {
    if (text.trim() === shown) return;
    const timer = setTimeout(
      () => change({ search: text.trim() || undefined }, { replace: true }),
      250,
    );
    return () => clearTimeout(timer);
  }, [text, shown, change]);
  return (
    <div className="relative min-w-0 flex-1 basis-64">
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
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  );
}
