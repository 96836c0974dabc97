import type { Principal } from "../auth/principal.ts";
import type { Database } from "../storage/database.ts";

/** What a theme is called, with how a comment speaks of it: "Price (negative)". */
export type ThemeName = (id: string, polarity: string) => string;

/** How themes are called in the language of whoever asks; themes themselves come after answers on the walk. */
export type ThemeNames = (db: Database, principal: Principal) => Promise<ThemeName>;
