import type { Group } from "@candor/contract/common.ts";
import type { MailSettings } from "@candor/contract/sending.ts";
import { mailMessage } from "../../messages/mail-messages.ts";

/** What is known of whoever gets the mail. */
export interface MailReader {
  language: string;
  name: string | null;
  /** Group of their latest answer, if they ever gave one. */
  group: Group | null;
}

/**
 * Subject and opening words: the survey's own for this language and group, else for this language,
 * else the ready-made ones. `{name}` and `{subject}` are filled in; without a name the ready-made
 * words greet nobody, and own words lose the placeholder with the comma before it.
 */
export function openingOf(
  settings: MailSettings,
  reader: MailReader,
  { subject, reminder }: { subject: string; reminder: boolean },
): { subject: string; intro: string } {
  const own = settings.texts[reader.language];
  const chosen = reminder
    ? own?.reminder
    : ((reader.group ? own?.byGroup[reader.group] : undefined) ?? own);
  if (chosen) {
    return {
      subject: filled(chosen.subject, reader.name, subject),
      intro: filled(chosen.intro, reader.name, subject),
    };
  }
  const { language, name } = reader;
  if (reminder) {
    return {
      subject: mailMessage(language, "reminder.subject", { subject }),
      intro: mailMessage(language, "reminder.intro", { subject }),
    };
  }
  const suffix = name ? "" : ".noName";
  const args = { name: name ?? "", subject };
  return {
    subject: mailMessage(language, `invitation.subject${suffix}`, args),
    intro: mailMessage(language, `invitation.intro${suffix}`, args),
  };
}

function filled(text: string, name: string | null, subject: string): string {
  const named = name
    ? text.replaceAll("{name}", () => name)
    : text.replace(/[,،]?\s*\{name\}/g, "").trim();
  return named.replaceAll("{subject}", () => subject);
}
