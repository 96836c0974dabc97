/** Multinomial and one-against-rest logistic regression over hashed features, by AdaGrad with fixed seeds. */
import type { Features } from "../src/features.ts";

export interface Example {
  readonly features: Features;
  /** Wanted probability of each class (multinomial), or 0/1 for each (one against rest). */
  readonly target: readonly number[];
  /** Which classes count; the others are masked out of the softmax. */
  readonly mask?: readonly boolean[] | undefined;
  readonly weight: number;
}

export interface TrainSettings {
  readonly classes: number;
  readonly buckets: number;
  readonly epochs: number;
  readonly rate: number;
  /** Decay of weights at each touch, as in L2 regularisation. */
  readonly decay: number;
  readonly isMultinomial: boolean;
  readonly seed: number;
}

/** A small seeded generator (mulberry32, public domain). */
export function seeded(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function shuffled(n: number, random: () => number): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
  return order;
}

/** Weights bucket by bucket; the same examples, settings and seed give the same weights. */
export function trainLinear(
  examples: readonly Example[],
  settings: TrainSettings,
  start?: Float32Array,
): Float32Array {
  const { classes: k, buckets, epochs, rate, decay, isMultinomial } = settings;
  const mask = buckets - 1;
  const weights = start ? Float32Array.from(start) : new Float32Array(buckets * k);
  const squares = new Float32Array(buckets * k).fill(1e-2);
  const random = seeded(settings.seed);
  const scores = new Float64Array(k);
  const total = new Float64Array(weights.length);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = shuffled(examples.length, random);
    for (const index of order) {
      const example = examples[index];
      if (example === undefined) continue;
      const { hashes, values } = example.features;
      scores.fill(0);
      for (let i = 0; i < hashes.length; i++) {
        const at = ((hashes[i] as number) & mask) * k;
        const value = values[i] as number;
        for (let c = 0; c < k; c++)
          scores[c] = (scores[c] as number) + (weights[at + c] as number) * value;
      }
      toErrors(scores, example, isMultinomial);
      for (let i = 0; i < hashes.length; i++) {
        const at = ((hashes[i] as number) & mask) * k;
        const value = values[i] as number;
        for (let c = 0; c < k; c++) {
          const w = weights[at + c] as number;
          const gradient = (scores[c] as number) * value * example.weight + decay * w;
          const s = (squares[at + c] as number) + gradient * gradient;
          squares[at + c] = s;
          weights[at + c] = w - (rate * gradient) / Math.sqrt(s);
        }
      }
    }
    if (epoch >= epochs / 2)
      for (let i = 0; i < weights.length; i++)
        total[i] = (total[i] as number) + (weights[i] as number);
  }
  const averaged = epochs - Math.ceil(epochs / 2);
  return Float32Array.from(total, (sum) => sum / Math.max(1, averaged));
}

/** Turns scores into predicted minus wanted, in place. */
function toErrors(scores: Float64Array, { target, mask }: Example, isMultinomial: boolean): void {
  const k = scores.length;
  if (!isMultinomial) {
    for (let c = 0; c < k; c++)
      scores[c] =
        mask && !mask[c] ? 0 : 1 / (1 + Math.exp(-(scores[c] as number))) - (target[c] ?? 0);
    return;
  }
  let most = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < k; c++) if (!mask || mask[c]) most = Math.max(most, scores[c] as number);
  let sum = 0;
  for (let c = 0; c < k; c++) {
    scores[c] = mask && !mask[c] ? 0 : Math.exp((scores[c] as number) - most);
    sum += scores[c] as number;
  }
  for (let c = 0; c < k; c++)
    scores[c] = mask && !mask[c] ? 0 : (scores[c] as number) / sum - (target[c] ?? 0);
}
