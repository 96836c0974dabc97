/**
 * How often a 95 % interval of a score holds the true one, by exact enumeration of every outcome, beside
 * the table our defaults were chosen by. No random numbers, so the two must agree to the tenth that the
 * table prints; only the widths of the Bayesian interval were published with an error of quadrature.
 */
import {
  type Counts,
  intervalAdjustedWald,
  intervalDirichlet,
  intervalGoodman,
  intervalMayJohnson,
  intervalScore,
  intervalWald,
  JEFFREYS,
} from "@candor/stats";

type Mix = readonly [promoters: number, passives: number, detractors: number];

const REALISTIC: readonly Mix[] = [
  [50, 30, 20],
  [65, 25, 10],
  [75, 20, 5],
  [48, 4, 48],
  [33, 33, 33],
  [15, 70, 15],
  [20, 30, 50],
];
const EXTREME: readonly Mix[] = [
  [90, 9, 1],
  [97, 2.5, 0.5],
  [3, 94, 3],
  [2, 8, 90],
];
const SIZES = [5, 10, 20, 50, 100, 300, 1000];

interface Interval {
  lower: number | null;
  upper: number | null;
}
const METHODS: Record<string, { of: (counts: Counts) => Interval; largest: number }> = {
  wald: { of: intervalWald, largest: 1000 },
  goodman: { of: intervalGoodman, largest: 1000 },
  "may-johnson": { of: intervalMayJohnson, largest: 1000 },
  "adjusted wald": { of: intervalAdjustedWald, largest: 1000 },
  // An integral each: larger sizes would take minutes.
  "dirichlet-jeffreys": { of: (c) => intervalDirichlet({ ...c, prior: JEFFREYS }), largest: 20 },
  score: { of: intervalScore, largest: 1000 },
};

/** Mean coverage, worst mix (%), mean width (points) by size, as published. */
const PUBLISHED: Record<string, Record<string, string>> = {
  realistic: {
    wald: "86.4/74.6/100.3 86.8/77.8/83.0 92.5/90.5/61.9 93.9/93.2/40.1 94.4/93.8/28.5 94.8/94.7/16.6 94.9/94.9/9.1",
    goodman:
      "86.5/74.7/118.7 94.8/92.8/101.4 96.4/93.5/77.0 97.8/97.0/50.1 98.1/97.6/35.6 98.4/98.3/20.7 98.5/98.5/11.3",
    "may-johnson":
      "94.9/89.6/94.8 95.0/91.8/76.7 95.1/94.3/58.6 95.1/94.6/39.1 94.9/94.8/28.2 95.0/95.0/16.5 95.0/95.0/9.1",
    "adjusted wald":
      "94.3/89.6/98.8 95.6/91.3/78.4 95.2/94.3/59.3 95.1/94.8/39.3 95.0/94.8/28.2 95.0/94.9/16.5 95.0/94.9/9.1",
    "dirichlet-jeffreys": "95.8/92.8/101.9 95.9/94.7/79.4 95.0/94.3/60.1",
    score:
      "96.0/92.8/107.9 96.0/94.7/82.8 95.3/94.7/61.2 95.0/94.7/39.8 95.0/94.8/28.5 95.0/95.0/16.5 95.0/95.0/9.1",
  },
  extreme: {
    wald: "48.6/14.1/21.6 63.9/26.2/21.0 80.1/45.6/19.0 89.0/78.1/14.7 90.7/82.8/11.0 93.8/92.3/6.6 94.6/93.9/3.6",
    goodman:
      "49.0/14.1/25.4 64.1/26.3/24.7 80.3/45.6/22.3 90.2/78.2/17.7 93.3/83.0/13.6 97.1/94.1/8.2 98.2/97.6/4.5",
    "may-johnson":
      "85.0/62.3/70.2 85.9/73.7/49.0 90.3/86.7/32.6 93.9/92.8/18.8 93.8/91.6/12.5 94.6/94.2/6.9 94.9/94.8/3.7",
    "adjusted wald":
      "92.4/85.9/81.0 95.6/93.0/55.3 97.2/95.4/35.7 97.2/95.5/19.9 96.4/95.8/13.0 95.8/95.4/7.0 95.3/95.1/3.7",
    "dirichlet-jeffreys": "92.4/85.9/78.6 94.6/92.7/51.4 94.2/88.0/32.2",
    score:
      "93.6/85.9/90.4 96.4/92.7/60.3 96.6/94.9/37.8 96.5/95.9/20.0 95.7/95.3/12.9 95.3/94.9/6.9 95.0/95.0/3.7",
  },
};

const MIXES = [...REALISTIC, ...EXTREME];

const logFactorial = [0];
for (let i = 1; i <= 1000; i++) logFactorial.push((logFactorial[i - 1] ?? 0) + Math.log(i));

/** Coverage and mean width for every mix at once: an interval does not know which mix it came from. */
function enumerate(n: number, interval: (counts: Counts) => Interval) {
  const shares = MIXES.map((mix) => {
    const total = mix[0] + mix[1] + mix[2];
    return mix.map((part) => part / total);
  });
  const covered = new Float64Array(MIXES.length);
  const width = new Float64Array(MIXES.length);
  for (let promoters = 0; promoters <= n; promoters++) {
    for (let detractors = 0; promoters + detractors <= n; detractors++) {
      const passives = n - promoters - detractors;
      const ways =
        (logFactorial[n] ?? 0) -
        (logFactorial[promoters] ?? 0) -
        (logFactorial[passives] ?? 0) -
        (logFactorial[detractors] ?? 0);
      const masses = shares.map(([p = 0, m = 0, d = 0]) =>
        Math.exp(
          ways + promoters * Math.log(p) + passives * Math.log(m) + detractors * Math.log(d),
        ),
      );
      if (masses.every((mass) => mass < 1e-12)) continue;
      const { lower, upper } = interval({ promoters, passives, detractors });
      if (lower === null || upper === null) continue;
      masses.forEach((mass, i) => {
        const truth = 100 * ((shares[i]?.[0] ?? 0) - (shares[i]?.[2] ?? 0));
        width[i] = (width[i] ?? 0) + mass * (upper - lower);
        if (lower - 1e-7 <= truth && truth <= upper + 1e-7) covered[i] = (covered[i] ?? 0) + mass;
      });
    }
  }
  return { covered: [...covered], width: [...width] };
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const table = {
  realistic: {} as Record<string, Record<string, string>>,
  extreme: {} as Record<string, Record<string, string>>,
};
let largest = 0;
const apart: string[] = [];

for (const [name, method] of Object.entries(METHODS)) {
  const errors: number[] = [];
  for (const [index, n] of SIZES.entries()) {
    if (n > method.largest) continue;
    const { covered, width } = enumerate(n, method.of);
    errors.push(...covered.map((value) => 100 * Math.abs(value - 0.95)));
    for (const family of ["realistic", "extreme"] as const) {
      const [from, to] =
        family === "realistic" ? [0, REALISTIC.length] : [REALISTIC.length, MIXES.length];
      const own = covered.slice(from, to);
      const cell = [100 * mean(own), 100 * Math.min(...own), mean(width.slice(from, to))];
      const wanted = (PUBLISHED[family]?.[name]?.split(" ")[index] ?? "").split("/").map(Number);
      cell.forEach((value, i) => {
        const difference = Math.abs(value - (wanted[i] ?? Number.NaN));
        largest = Math.max(largest, difference);
        const allowed = name === "dirichlet-jeffreys" && i === 2 ? 0.5 : 0.051;
        if (!(difference <= allowed)) apart.push(`${family} ${name} n=${n}: ${cell} for ${wanted}`);
      });
      const row = `${name}, ${family}`;
      table[family][row] = {
        ...table[family][row],
        [`n=${n}`]: cell.map((value) => value.toFixed(1)).join(" / "),
      };
    }
  }
  console.log(
    `${name}: mean error of coverage ${mean(errors).toFixed(2)} points over ${errors.length} cells`,
  );
}
console.table(table.realistic);
console.table(table.extreme);
console.log(`Largest difference from the published table: ${largest.toFixed(3)}`);
if (apart.length > 0) {
  console.error(`Cells that differ by more than the table's rounding:\n${apart.join("\n")}`);
  process.exitCode = 1;
}
