import type { Features } from "./features.ts";
import { decodeUtf8, encodeUtf8 } from "./text-codec.ts";

/** What a weights file says of itself. */
export interface ModelHeader {
  readonly kind: string;
  readonly version: string;
  readonly languages: readonly string[];
  readonly classes: readonly string[];
  readonly buckets: number;
  /** One weight of a class is its int8 times the scale of the class. */
  readonly scales: readonly number[];
  readonly sets: readonly {
    readonly source: string;
    readonly licence: string;
    readonly texts: number;
  }[];
  readonly date: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly metrics: Readonly<Record<string, unknown>>;
}

/** Weights of a linear model over hashed features. */
export interface LinearModel {
  readonly header: ModelHeader;
  /** Bucket by bucket, one weight a class. */
  readonly weights: Int8Array | Float32Array;
}

/** Sums of weights, one for each class. */
export function scoresOf(model: LinearModel, { hashes, values }: Features): Float64Array {
  const { buckets, classes, scales } = model.header;
  const k = classes.length;
  const mask = buckets - 1;
  const sums = new Float64Array(k);
  const { weights } = model;
  // Indexes are within bounds by the mask and the loops; a default at each step would cost a third of the time.
  for (let i = 0; i < hashes.length; i++) {
    const at = ((hashes[i] as number) & mask) * k;
    const value = values[i] as number;
    for (let c = 0; c < k; c++) sums[c] = (sums[c] as number) + (weights[at + c] as number) * value;
  }
  return sums.map((sum, c) => sum * (scales[c] ?? 1));
}

/** Probabilities from scores: each e^score over their sum. */
export function softmax(scores: ArrayLike<number>): number[] {
  const list = Array.from(scores);
  const most = Math.max(...list);
  const powers = list.map((score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** The probability that belongs to one score. */
export function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

const MAGIC = "CANDOR1\n";

/**
 * Reads a weights file: eight bytes of magic, the length of the header (little-endian, four bytes), the header as
 * JSON, then the weights as int8.
 *
 * @throws RangeError when the bytes are not such a file, or are cut off.
 */
export function readModel(bytes: Uint8Array): LinearModel {
  if (decodeUtf8(bytes.subarray(0, 8)) !== MAGIC) throw new RangeError("bytes are no weights file");
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true);
  const header = JSON.parse(decodeUtf8(bytes.subarray(12, 12 + length))) as ModelHeader;
  const weights = new Int8Array(
    bytes.buffer,
    bytes.byteOffset + 12 + length,
    bytes.byteLength - 12 - length,
  );
  if (weights.length !== header.buckets * header.classes.length)
    throw new RangeError(`the weights file "${header.kind}" is cut off`);
  return { header, weights };
}

/** Writes what `readModel` reads; float weights are rounded to int8, each class with a scale of its own. */
export function writeModel(header: Omit<ModelHeader, "scales">, weights: Float32Array): Uint8Array {
  const k = header.classes.length;
  const scales = Array.from({ length: k }, (_, c) => {
    let most = 0;
    for (let i = c; i < weights.length; i += k) most = Math.max(most, Math.abs(weights[i] ?? 0));
    return most === 0 ? 1 : most / 127;
  });
  const text = encodeUtf8(JSON.stringify({ ...header, scales }));
  const bytes = new Uint8Array(12 + text.length + weights.length);
  bytes.set(encodeUtf8(MAGIC));
  new DataView(bytes.buffer).setUint32(8, text.length, true);
  bytes.set(text, 12);
  for (let i = 0; i < weights.length; i++)
    bytes[12 + text.length + i] = Math.round((weights[i] ?? 0) / (scales[i % k] ?? 1)) & 0xff;
  return bytes;
}
