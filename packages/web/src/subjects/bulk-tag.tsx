import Tag from "lucide-react/icons/tag";
import { useId, useState } from "react";
import { useMessages } from "../language/language-context.tsx";
import { Button } from "../parts/button.tsx";
import { Popover } from "../parts/popover.tsx";

/** A tag for all that are chosen: given to them, or taken off. */
export function BulkTag({
  known,
  busy,
  onTag,
}: {
  /** Tags that are there already, to choose from. */
  known: readonly string[];
  busy: boolean;
  onTag: (tag: string, on: boolean) => void;
}) {
  const t = useMessages("web");
  const list = useId();
  const [text, setText] = useState("");
  const tag = text.trim();
  return (
    <Popover
      above
      label={t("bulk.tag")}
      button={
        <>
          <Tag aria-hidden className="size-4" />
          {t("bulk.tag")}
        </>
      }
    >
      {(close) => (
        <form
          className="w-64 space-y-3"
          onSubmit={(event) => {
            event.preventDefault();
            onTag(tag, true);
            close();
          }}
        >
          <input
            className="field"
            aria-label={t("bulk.tagName")}
            placeholder={t("bulk.tagName")}
            list={list}
            required
            maxLength={50}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <datalist id={list}>
            {known.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
          <div className="flex flex-wrap gap-2">
            <Button type="submit" look="strong" busy={busy} disabled={tag === ""}>
              {t("bulk.tagOn")}
            </Button>
            <Button
              look="quiet"
              busy={busy}
              disabled={tag === ""}
              onClick={() => {
                onTag(tag, false);
                close();
              }}
            >
              {t("bulk.tagOff")}
            </Button>
          </div>
        </form>
      )}
    </Popover>
  );
}
