import { expect } from "vitest";

/** Asserts that `actual` says what `expected` says; fields beyond it are allowed. */
export function close(actual: unknown, expected: unknown, tolerance: number, path: string): void {
  if (typeof expected === "number") {
    expect(actual, path).toBeTypeOf("number");
    const distance = Math.abs((actual as number) - expected);
    expect(distance, `${path}: ${actual} for ${expected}`).toBeLessThanOrEqual(tolerance);
  } else if (Array.isArray(expected)) {
    expect(actual, path).toBeInstanceOf(Array);
    expect((actual as unknown[]).length, `${path}.length`).toBe(expected.length);
    expected.forEach((value, i) => {
      close((actual as unknown[])[i], value, tolerance, `${path}[${i}]`);
    });
  } else if (expected !== null && typeof expected === "object") {
    expect(actual, path).toBeTypeOf("object");
    for (const [key, value] of Object.entries(expected)) {
      close((actual as Record<string, unknown>)[key], value, tolerance, `${path}.${key}`);
    }
  } else {
    expect(actual, path).toBe(expected);
  }
}
