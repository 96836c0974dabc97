import type { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";

export type Navigate = ReturnType<typeof useNavigate>;
export const ICON = "size-[1.125rem] shrink-0 text-muted";

/** One line of the palette. */
export type PaletteEntry = {
  id: string;
  section: string;
  label: string;
  hint?: string | undefined;
  /** The hint is a key, of no use without a keyboard. */
  isKey?: boolean;
  /** Other words by which it is found. */
  words?: string;
  icon: ReactNode;
  run: () => void;
};
