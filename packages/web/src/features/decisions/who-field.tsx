import { useQuery } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { colleaguesQuery } from "../../subjects/team-queries.ts";

/** Who decided: colleagues to tick; those are asked on the day it is looked at again. */
export function WhoField({
  value,
  onChange,
}: {
  value: readonly string[];
  onChange: (userIds: string[]) => void;
}) {
  const t = useMessages("web-decisions");
  const { workspace } = useHere();
  const colleagues = useQuery(colleaguesQuery(workspace.id)).data ?? [];
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{t("field.decidedBy")}</legend>
      <ul className="grid gap-x-4 sm:grid-cols-2">
        {colleagues.map(({ userId, name, email }) => (
          <li key={userId}>
            <label className="flex min-h-11 items-center gap-2.5 text-sm">
              <input
                type="checkbox"
                className="size-5 shrink-0"
                checked={value.includes(userId)}
                onChange={(event) =>
                  onChange(
                    event.target.checked
                      ? [...value, userId]
                      : value.filter((one) => one !== userId),
                  )
                }
              />
              <span className="min-w-0 wrap-anywhere">{name || email}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
