import type { Field } from "../import-plan.ts";

/** Gives a column a field, unless it has one. */
export type Take = (index: number | undefined, field: Field, why: string) => void;
