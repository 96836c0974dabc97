export interface DelightedIdTable {
  workspace_id: string;
  /** The id of an answer, a person, a note or an invitation. */
  target: string;
  number: number;
}

export interface DelightedTables {
  delighted_id: DelightedIdTable;
}
