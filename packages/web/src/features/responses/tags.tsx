import type { ResponseDetail } from "@candor/contract/response.ts";
import X from "lucide-react/icons/x";
import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { useChangeResponse } from "./change-response.ts";
import { useListView } from "./list-view.ts";

/** Words of your own for this answer; a click on one lists all that have it. */
export function Tags({ response }: { response: ResponseDetail }) {
  const t = useMessages("web-responses");
  const [, changeView] = useListView();
  const { change } = useChangeResponse(response);
  const [text, setText] = useState("");
  const save = (tags: string[]) => change.mutate({ tags });
  const add = () => {
    const tag = text.trim();
    if (tag === "" || response.tags.includes(tag)) return;
    save([...response.tags, tag]);
    setText("");
  };
  return (
    <section aria-label={t("tags")}>
      <h3 className="mb-2 text-sm font-semibold">{t("tags")}</h3>
      <ul className="mb-2 flex flex-wrap gap-1.5 empty:hidden">
        {response.tags.map((tag) => (
          <li key={tag} className="flex rounded-full border border-line text-sm">
            <button
              type="button"
              className="min-h-9 rounded-s-full ps-3 pe-1 hover:bg-sunken touch:min-h-11"
              title={t("listTag", { tag })}
              onClick={() => changeView({ tag })}
            >
              {tag}
            </button>
            <button
              type="button"
              aria-label={t("removeTag", { tag })}
              className="grid w-8 place-items-center rounded-e-full text-muted hover:bg-sunken touch:w-11"
              onClick={() => save(response.tags.filter((one) => one !== tag))}
            >
              <X aria-hidden className="size-3.5" />
            </button>
          </li>
        ))}
      </ul>
      <form
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <input
          className="field field--small min-w-0 flex-1"
          aria-label={t("addTag")}
          placeholder={t("addTag")}
          maxLength={50}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" disabled={text.trim() === ""}>
          {t("add")}
        </Button>
      </form>
      <ErrorNotice error={change.error} className="mt-2" />
    </section>
  );
}
