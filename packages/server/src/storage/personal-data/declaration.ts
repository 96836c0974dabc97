/**
 * What a table says about people, declared once: erasing, exporting and merging a person walk these
 * declarations, and `catalogue.test.ts` fails for a column of text or documents that is in none.
 */
export interface TableDeclaration<Row> {
  /** How the rows of a person are found; a row found in any of these ways is theirs. */
  rowsOf: readonly RowsOf<Row>[];
  /** Columns that say something about the person. */
  personal: readonly ColumnOf<Row>[];
  /** The other columns of text or documents: settings, codes, names of things, colleagues. */
  others: readonly ColumnOf<Row>[];
  /** What is done with their rows when the person is erased. */
  erase: Erase<Row>;
  /** What is done with their rows when the person becomes one with another. */
  merge: Merge<Row>;
  /** Whether a copy of what is known of the person holds these rows. */
  exported: boolean;
}

export type ColumnOf<Row> = keyof Row & string;

export type RowsOf<Row> =
  /** The column holds the person's id. */
  | { person: ColumnOf<Row> }
  /** The column holds the id of one of their invitations, or answers. */
  | { invitation: ColumnOf<Row> }
  | { response: ColumnOf<Row> }
  /** The column holds the id of the person, of an answer or of an invitation of theirs, as text or UUID. */
  | { anyId: ColumnOf<Row> }
  /** The columns mention their address, phone, name or other identifier somewhere. */
  | { mentions: readonly ColumnOf<Row>[] }
  /** The rows hang from those of that table by a foreign key and go with them; `by` names theirs for a copy. */
  | { with: string; by?: ColumnOf<Row> };

export type Erase<Row> =
  | "delete"
  /**
   * Deleted; of a row with an `import_id` a keyed hash of its `source_key` stays in that table under its
   * `survey_id`, so that importing the file again does not bring it back.
   */
  | { remember: "forgotten_words" }
  /**
   * Whatever names the person in these columns is struck out of it; the rest of the words stays. `key` names a row
   * within its workspace, where that is not its id.
   */
  | { strike: readonly ColumnOf<Row>[]; key?: ColumnOf<Row> }
  /** These columns are set; the row stays, for what is counted. */
  | { set: Partial<Record<ColumnOf<Row>, string | number | null>> }
  /** Its own code does it: answers keep their scores, files are thrown away. */
  | "own"
  /** Nothing of the person is left in it, or it goes with another row. */
  | "nothing";

export type Merge<Row> =
  /** The rows become those of the person kept. */
  | "moves"
  /**
   * The same, but of what both have under the same `key` only the kept one's row stays: the other is
   * deleted, or belongs to nobody any more (`spare`).
   */
  | { key: readonly ColumnOf<Row>[]; spare: "delete" | "release" }
  | "own"
  | "nothing";

/** A table that says nothing about customers, only about the business and its colleagues. */
export function ofNobody<Row>(...others: ColumnOf<Row>[]): TableDeclaration<Row> {
  return { rowsOf: [], personal: [], others, erase: "nothing", merge: "nothing", exported: false };
}

/** A declaration for each table; the compiler names a table that has none. */
export type Declarations<AllTables> = {
  [Table in keyof AllTables]: TableDeclaration<AllTables[Table]>;
};
