/**
 * Ctrl-C in the middle: what was begun does not stay behind.
 *
 * @returns what ends the care, when the work is done.
 */
export function meanwhile(tidy: () => Promise<void>): () => void {
  const leave = (signal: NodeJS.Signals) => {
    const code = signal === "SIGINT" ? 130 : 143;
    tidy().then(
      () => process.exit(code),
      () => process.exit(code),
    );
  };
  process.once("SIGINT", leave);
  process.once("SIGTERM", leave);
  return () => {
    process.removeListener("SIGINT", leave);
    process.removeListener("SIGTERM", leave);
  };
}
