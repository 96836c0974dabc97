import type { ReadingPlan } from "./import-plan.ts";
import { type InterpretedRow, rejected } from "./interpreted-row.ts";

/** What people and spreadsheets call the rows that sum up a table. */
const LABELS = `average|averages|avg|mean|median|mode|total|totals|grand total|subtotal|sub total|sum|count|counta|number of responses|no of responses|responses|total responses|minimum|maximum|min|max|range|std|std dev|stdev|st dev|standard deviation|sd|variance|nps|nps score|net promoter score|promoters|passives|detractors|% promoters|% passives|% detractors|promoter|passive|detractor|overall|all|result|results|n
среднее|в среднем|среднее значение|медиана|итого|всего|итог|общий итог|сумма|количество|кол-во|число ответов|минимум|максимум|мин|макс|стандартное отклонение|промоутеры|критики|нейтралы|нейтральные
vidēji|vidējais|vidējā vērtība|vidējais vērtējums|mediāna|kopā|pavisam kopā|kopsumma|summa|skaits|atbilžu skaits|minimums|maksimums|standartnovirze|veicinātāji|kritiķi|pasīvie
medel|medelvärde|genomsnitt|snitt|totalt|total|totalsumma|delsumma|summa|antal|antal svar|minst|högst|lägsta|högsta|standardavvikelse|ambassadörer|kritiker|passiva
durchschnitt|mittelwert|gesamt|gesamtergebnis|gesamtsumme|zwischensumme|summe|anzahl|minimum|maximum|standardabweichung|promotoren|kritiker|indifferente|passive
moyenne|médiane|total général|sous-total|somme|nombre|nombre de réponses|écart type|écart-type|promoteurs|passifs|détracteurs
promedio|media|mediana|total general|suma|cuenta|cantidad|recuento|mínimo|máximo|desviación estándar|promotores|pasivos|detractores
média|total geral|soma|contagem|contar|quantidade|desvio padrão|desvio-padrão|passivos|detratores|somma|conteggio|totale|totale complessivo|minimo|massimo|deviazione standard|promotori|passivi|detrattori
gemiddelde|gemiddeld|totaal|eindtotaal|som|aantal|standaarddeviatie|criticasters|passieven|średnia|mediana|suma|razem|ogółem|łącznie|liczba|suma końcowa|odchylenie standardowe|promotorzy|krytycy|pasywni|gennemsnit|gjennomsnitt|i alt|sum|antall|keskiarvo|yhteensä|summa|lukumäärä|keskmine|kokku|vidurkis|iš viso|průměr|celkem|součet|počet|середнє|разом|усього`;

const words = new Set(LABELS.split(/[|\n]/));

const plain = (cell: string) =>
  cell
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, " ")
    .replace(/\s*[:=]?\s*\(?[-+−]?[\d.,]*\s?%?\)?$/u, "")
    .replace(/\s*(?:\([^)]*\)|score|rating|оценка|vērtējums|betyg)$/u, "")
    .replace(/[.:=]+$/, "")
    .trim();

/** True for "Average", "Total:", "Mean score 8.1", "Итого" and their like. */
export function isSummaryLabel(cell: string): boolean {
  return cell.length <= 60 && (words.has(cell.toLowerCase()) || words.has(plain(cell)));
}

export interface SummaryRows {
  /** The label of a row of totals; undefined for every other row. */
  label(cells: readonly string[]): string | undefined;
  /** True when a row holds a score and nothing of what nearly every row of this file holds. */
  isBare(cells: readonly string[]): boolean;
}

/**
 * Tells rows of totals from answers. A customer may be called Total: such a row is a total only where it leaves blank what
 * the other rows fill, or, in a table with nothing else to fill, where its label stands among names that differ from row to row.
 */
export function summaryRows(plan: ReadingPlan): SummaryRows {
  const score = Number(
    Object.entries(plan.mapping.columns).find(([, field]) => field === "score")?.[0] ?? -1,
  );
  const usual = (plan.usuallyFilled ?? []).filter((column) => column !== score);
  const distinct = new Set(plan.distinct);
  const leavesBlank = (cells: readonly string[], besides: number) => {
    const others = usual.filter((column) => column !== besides);
    if (others.length === 0) return besides === score || distinct.has(besides);
    const blank = others.filter((column) => (cells[column] ?? "") === "");
    return blank.length > 0 && blank.length >= others.length / 2;
  };
  return {
    label(cells) {
      const first = cells.findIndex((cell) => cell !== "");
      const label = cells[first] ?? "";
      if (first < 0 || !isSummaryLabel(label)) return undefined;
      // A bare number is a score, not a label with its word left out.
      if (!/\p{L}|%/u.test(label)) return undefined;
      return leavesBlank(cells, first) ? label : undefined;
    },
    isBare(cells) {
      return usual.length > 0 && usual.every((column) => (cells[column] ?? "") === "");
    },
  };
}

/** Rows that hold nothing but a score, at the very end of a file whose other rows hold more: sums without a label. */
export async function* withoutTotals(
  rows: AsyncIterable<InterpretedRow> | Iterable<InterpretedRow>,
): AsyncGenerator<InterpretedRow> {
  let held: InterpretedRow[] = [];
  for await (const row of rows) {
    const { result } = row;
    if (held.length < MOST_TOTALS && result.kind === "answer" && result.bare) {
      held.push(row);
      continue;
    }
    // What ends a file are totals and rejected rows (a label, a sum out of range); an answer means that it goes on.
    if (held.length > 0 && held.length < 4 * MOST_TOTALS && result.kind === "rejected") {
      held.push(row);
      continue;
    }
    yield* held;
    held = [];
    yield row;
  }
  for (const row of held) {
    const { result } = row;
    const isTotal = result.kind === "answer" && result.bare;
    yield isTotal ? { ...row, result: rejected("summary_row", { value: "" }) } : row;
  }
}

/** More bare rows than that are people who gave a score and nothing else. */
const MOST_TOTALS = 12;
