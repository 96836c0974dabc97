import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { TextArea } from "../../parts/field.tsx";

/** What stands under the letters about a team's cases; it is saved when somebody says so. */
export function TeamSignature({
  signature,
  busy,
  onSave,
}: {
  signature: string;
  busy: boolean;
  onSave: (signature: string) => void;
}) {
  const t = useMessages("web-teams");
  const [text, setText] = useState(signature);
  const changed = text.trim() !== signature;
  return (
    <div>
      <TextArea
        label={t("team.signature")}
        hint={t("team.signatureHint")}
        rows={2}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {changed ? (
        <Button className="mt-2" busy={busy} onClick={() => onSave(text.trim())}>
          {t("team.signatureSave")}
        </Button>
      ) : null}
    </div>
  );
}
