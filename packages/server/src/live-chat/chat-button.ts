import { toScript, type WidgetOfSurvey } from "../channels/widget/widget-queries.ts";
import type { Database } from "../storage/database.ts";
import { talkingSurvey } from "./chat-door.ts";
import { chatButtonScript } from "./chat-script.ts";

/** What follows the loader of a widget: the button of its chat, or nothing where it does not talk. */
export function chatButton(
  db: Database,
  publicUrl: string,
): (widget: WidgetOfSurvey) => Promise<string> {
  return async (widget) =>
    (await talkingSurvey(db, widget)) ? chatButtonScript(toScript(widget, publicUrl)) : "";
}
