import type { Language } from "@candor/contract/common.ts";

/** The languages whose survey texts come ready-made. */
export const LANGUAGES_OF_TEXTS: readonly Language[] = ["en", "lv", "ru", "sv"];
