import X from "lucide-react/icons/x";
import { useState } from "react";
import { useMessages } from "../language/language-context.tsx";
import { Button } from "../parts/button.tsx";
import { ErrorNotice } from "../parts/notice.tsx";

/** Words of your own for an answer or a person; a click on one lists all that have it. */
export function TagEditor({
  tags,
  onSave,
  onList,
  error,
  disabled = false,
}: {
  tags: readonly string[];
  /** All tags as they shall be. */
  onSave: (tags: string[]) => void;
  onList: (tag: string) => void;
  error: unknown;
  disabled?: boolean;
}) {
  const t = useMessages("web");
  const [text, setText] = useState("");
  const add = () => {
    const tag = text.trim();
    if (tag === "" || tags.includes(tag)) return;
    onSave([...tags, tag]);
    setText("");
  };
  return (
    <section aria-label={t("tags")}>
      <h3 className="mb-2 text-sm font-semibold">{t("tags")}</h3>
      <ul className="mb-2 flex flex-wrap gap-1.5 empty:hidden">
        {tags.map((tag) => (
          <li key={tag} className="flex rounded-full border border-line text-sm">
            <button
              type="button"
              className="min-h-9 rounded-s-full px-3 last:rounded-e-full hover:bg-sunken touch:min-h-11"
              title={t("tags.list", { tag })}
              onClick={() => onList(tag)}
            >
              {tag}
            </button>
            {disabled ? null : (
              <button
                type="button"
                aria-label={t("tags.remove", { tag })}
                className="grid w-8 place-items-center rounded-e-full text-muted hover:bg-sunken touch:w-11"
                onClick={() => onSave(tags.filter((one) => one !== tag))}
              >
                <X aria-hidden className="size-3.5" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {disabled ? null : (
        <form
          className="flex gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <input
            className="field field--small min-w-0 flex-1"
            aria-label={t("tags.new")}
            placeholder={t("tags.new")}
            maxLength={50}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Button type="submit" disabled={text.trim() === ""}>
            {t("tags.add")}
          </Button>
        </form>
      )}
      <ErrorNotice error={error} className="mt-2" />
    </section>
  );
}
