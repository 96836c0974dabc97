import type { Group } from "@candor/contract/common.ts";
import type { MailSettings } from "@candor/contract/sending.ts";

export type OwnTexts = { subject: string; intro: string };
export type Variant = { language: string; group: Group | ""; reminder: boolean };

/** The survey's own words for this letter; null while the ready-made ones stand. */
export function ownTexts(mail: MailSettings, variant: Variant): OwnTexts | null {
  const own = mail.texts[variant.language];
  if (!own) return null;
  if (variant.reminder) return own.reminder;
  return variant.group === "" ? own : (own.byGroup[variant.group] ?? null);
}

/** Groups and reminders differ from the words for everybody, so those must be there first. */
export function needsBase(mail: MailSettings, variant: Variant): boolean {
  const isBase = variant.group === "" && !variant.reminder;
  return !isBase && mail.texts[variant.language] === undefined;
}

/** The settings with these words put in; null takes the own words of this letter away. */
export function withTexts(
  mail: MailSettings,
  variant: Variant,
  texts: OwnTexts | null,
): MailSettings {
  const { [variant.language]: own, ...others } = mail.texts;
  if (variant.reminder) {
    if (!own) return mail;
    return { ...mail, texts: { ...others, [variant.language]: { ...own, reminder: texts } } };
  }
  if (variant.group !== "") {
    if (!own) return mail;
    const { [variant.group]: _, ...groups } = own.byGroup;
    const byGroup = texts === null ? groups : { ...groups, [variant.group]: texts };
    return { ...mail, texts: { ...others, [variant.language]: { ...own, byGroup } } };
  }
  if (texts === null) return { ...mail, texts: others };
  const kept = own ?? { byGroup: {}, reminder: null };
  return { ...mail, texts: { ...others, [variant.language]: { ...kept, ...texts } } };
}
