import type { Signal, SignalKind } from "@candor/contract/integrity.ts";
import { type RawBuilder, sql } from "kysely";
import { personalHash } from "../workspaces/personal-hash.ts";
import { placeOf } from "./looked-answers.ts";
import type { Tested } from "./unusual-places.ts";

/** Something unusual, and which answers it is about. */
export interface Finding extends Omit<Signal, "examples" | "looked"> {
  where: RawBuilder<unknown>[];
}

/** What was tested, before it is corrected for everything else that was. */
export type Candidate = Omit<Finding, "p" | "id"> & { test: Tested; key: string };

/** A candidate about a place, or about all answers. */
export function placed(
  kind: SignalKind,
  place: Signal["place"],
  test: Tested,
  where: RawBuilder<unknown>[],
  which = "",
): Candidate {
  const isThere = place === null ? [] : [sql`${placeOf(place.property)} = ${place.value}`];
  return {
    ...{ kind, place, test, answers: test.answers, seen: test.seen, usual: test.usual },
    ...{ from: null, to: null, removable: false, sentences: [], where: [...isThere, ...where] },
    key: JSON.stringify([place?.property ?? "", place?.value ?? "", which]),
  };
}

/** The same finding has the same id; who it is about cannot be read from it, nor tried out. */
export function idOf(kind: SignalKind, key: string): string {
  return `${kind}-${personalHash(key).toString("hex").slice(0, 20)}`;
}
