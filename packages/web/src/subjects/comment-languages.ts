import { useHere } from "../here/workspace-context.tsx";

/** Languages whose comments are read for their tone. */
const TONE_READ = ["en", "lv", "ru", "sv"];

/** The languages that are offered: those the survey asks in, those whose tone is read, and what the address says. */
export function useCommentLanguages(chosen: readonly string[] | undefined): string[] {
  const { survey } = useHere();
  const asked = (survey?.languages ?? []).map((tag) => tag.split("-")[0] ?? tag);
  return [...new Set([...asked, ...TONE_READ, ...(chosen ?? [])])];
}
