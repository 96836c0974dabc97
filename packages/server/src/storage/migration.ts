/** One step of the schema: single statements, since Citus takes one DDL command per round trip. */
export interface Migration {
  name: string;
  statements: readonly string[];
}
