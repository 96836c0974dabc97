/** A sum in its own currency; a code that nobody knows is written as it is. */
export function money(language: string, amount: string, currency: string): string {
  try {
    return new Intl.NumberFormat(language, { style: "currency", currency }).format(Number(amount));
  } catch {
    return `${amount} ${currency}`;
  }
}
