import { useState } from "react";
import { useMessages } from "../../language/language-context.tsx";
import type { WebhookFieldsProps } from "./target-fields.tsx";
import { EVENTS, faultsOf } from "./webhook-draft.ts";

type Event = (typeof EVENTS)[number];
type Subject = Event extends `${infer S}.${string}` ? S : never;

const SUBJECTS = [
  ...Map.groupBy(EVENTS, (name) => name.slice(0, name.indexOf(".")) as Subject),
] as const;

/** What a webhook is told of, by what it is about; all but the chosen ones are folded up. */
export function WebhookEvents({ draft, onChange }: Omit<WebhookFieldsProps, "isNew">) {
  const t = useMessages("web-webhooks");
  // What was chosen when the form opened: a group does not fold under the hand that empties it.
  const [opened] = useState(draft.events);
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{t("events")}</legend>
      <div className="divide-y divide-line rounded-md border border-line">
        {SUBJECTS.map(([subject, names]) => (
          <details key={subject} open={names.some((name) => opened.includes(name))}>
            <summary className="flex min-h-11 cursor-pointer items-center gap-2 px-3 text-sm">
              <span className="font-medium">{t(`events.${subject}`)}</span>
              <span className="ms-auto text-muted">
                {t("eventsChosen", {
                  n: names.filter((name) => draft.events.includes(name)).length,
                  of: names.length,
                })}
              </span>
            </summary>
            <div className="grid gap-1 px-3 pb-2 sm:grid-cols-2">
              {names.map((name) => (
                <label
                  key={name}
                  className="flex min-h-10 items-center gap-2.5 text-sm touch:min-h-11"
                >
                  <input
                    type="checkbox"
                    className="size-4.5 shrink-0"
                    checked={draft.events.includes(name)}
                    onChange={(event) =>
                      onChange({
                        events: event.target.checked
                          ? EVENTS.filter((one) => one === name || draft.events.includes(one))
                          : draft.events.filter((one) => one !== name),
                      })
                    }
                  />
                  {t(`event.${name}`)}
                </label>
              ))}
            </div>
          </details>
        ))}
      </div>
      {faultsOf(draft).events ? <p className="text-sm text-alarm">{t("oneEvent")}</p> : null}
    </fieldset>
  );
}
