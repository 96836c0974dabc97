import type { MoneySum } from "@candor/contract/account.ts";
import { useLanguage } from "../../language/language-context.tsx";

/** Sums in their own currencies, one under the other: they are never added up. */
export function MoneySums({ sums }: { sums: readonly MoneySum[] }) {
  const { language } = useLanguage();
  return (
    <>
      {sums.map(({ currency, amount }) => (
        <span key={currency} className="number block whitespace-nowrap">
          {money(language, amount, currency)}
        </span>
      ))}
    </>
  );
}

/** A code that nobody knows is written as it is. */
function money(language: string, amount: number, currency: string): string {
  try {
    const style = { style: "currency", currency, maximumFractionDigits: 0 } as const;
    return new Intl.NumberFormat(language, style).format(amount);
  } catch {
    return `${Math.round(amount)} ${currency}`;
  }
}
