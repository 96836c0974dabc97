/** The same, of which what may be undefined may be missing instead; inside as well. */
export type Defined<T> = T extends readonly (infer U)[]
  ? Defined<U>[]
  : T extends object
    ? { [K in keyof T as undefined extends T[K] ? never : K]: Defined<T[K]> } & {
        [K in keyof T as undefined extends T[K] ? K : never]?: Defined<Exclude<T[K], undefined>>;
      }
    : T;

/** The same without what is undefined: the contract knows missing, not undefined. */
export function defined<T>(value: T): Defined<T>;
export function defined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => defined(one));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, defined(one)]])),
  );
}
