import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { startProduct } from "./product.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The data folder of a product that was started once and has no owner yet. */
    prepared: string;
  }
}

/**
 * Vitest calls this before the first file, and what it returns after the last: fifty products need not each create
 * a PostgreSQL and migrate it. How a product starts on nothing has tests of its own.
 */
export async function setup(project: TestProject): Promise<() => void> {
  const product = await startProduct({ keep: true });
  await product.stop();
  project.provide("prepared", product.dataFolder);
  return () => rmSync(product.dataFolder, { recursive: true, force: true });
}
