import { Dialog as Base } from "@base-ui/react/dialog";
import { useNavigate } from "@tanstack/react-router";
import Search from "lucide-react/icons/search";
import { useId, useState } from "react";
import { useMessages } from "../language/language-context.tsx";
import { usePaletteEntries } from "./palette-entries.tsx";

/**
 * The command palette: screens, surveys, periods, settings and the words of customers. Typing
 * narrows, arrows choose, Enter goes.
 *
 * @param first what was typed before it was there.
 */
export function Palette({ first = "", onClose }: { first?: string; onClose: () => void }) {
  const t = useMessages("web");
  const id = useId();
  const [text, setText] = useState(first);
  const [at, setAt] = useState(0);
  const navigate = useNavigate();
  const { entries, searching } = usePaletteEntries(text, navigate);
  const chosen = Math.min(at, Math.max(0, entries.length - 1));

  const run = (index: number) => {
    const entry = entries[index];
    if (!entry) return;
    onClose();
    entry.run();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && entries.length > 0) {
      event.preventDefault();
      const next = (chosen + step + entries.length) % entries.length;
      setAt(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      event.preventDefault();
      run(chosen);
    }
  };

  return (
    <Base.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/45 backdrop-blur-[2px]" />
        <Base.Popup
          aria-label={t("palette.open")}
          className="fixed inset-x-3 top-[10dvh] z-50 mx-auto flex max-h-[75dvh] max-w-xl flex-col overflow-hidden rounded-2xl border border-line bg-card text-ink shadow-2xl"
        >
          <div className="flex items-center gap-3 border-b border-line px-4">
            <Search aria-hidden className="size-5 shrink-0 text-muted" />
            <input
              // biome-ignore lint/a11y/noAutofocus: the palette is opened in order to type
              autoFocus
              role="combobox"
              aria-expanded="true"
              aria-controls={`${id}-list`}
              aria-activedescendant={entries.length > 0 ? `${id}-${chosen}` : undefined}
              aria-label={t("palette.open")}
              placeholder={t("palette.placeholder")}
              className="min-h-14 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-muted"
              value={text}
              onChange={(event) => {
                setText(event.target.value);
                setAt(0);
              }}
              onKeyDown={onKeyDown}
            />
          </div>
          <div
            id={`${id}-list`}
            role="listbox"
            tabIndex={-1}
            aria-label={t("palette.results")}
            className="overflow-y-auto overscroll-contain p-2"
          >
            {entries.map((entry, index) => (
              <div key={entry.id}>
                {entry.section !== entries[index - 1]?.section ? (
                  <div
                    role="presentation"
                    className="px-3 pt-3 pb-1 text-xs font-medium text-muted"
                  >
                    {entry.section}
                  </div>
                ) : null}
                {/* biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the keys */}
                <div
                  id={`${id}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === chosen}
                  className={`flex min-h-11 cursor-default items-center gap-3 rounded-lg px-3 py-1.5 ${index === chosen ? "bg-sunken" : ""}`}
                  onPointerMove={() => setAt(index)}
                  onClick={() => run(index)}
                >
                  {entry.icon}
                  <span className="min-w-0 flex-1 truncate">{entry.label}</span>
                  {entry.hint ? (
                    <span
                      className={`max-w-40 shrink-0 truncate text-xs text-muted ${entry.isKey ? "touch:hidden" : ""}`}
                    >
                      {entry.hint}
                    </span>
                  ) : null}
                </div>
              </div>
            ))}
            {entries.length === 0 ? (
              <p className="px-3 py-6 text-center text-muted">
                {searching ? t("palette.searching") : t("palette.nothing")}
              </p>
            ) : null}
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
