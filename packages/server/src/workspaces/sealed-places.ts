/** A column whose values are sealed, and where each of them may be opened. */
export interface SealedColumn {
  table: string;
  column: string;
  /** What names a row beside its workspace. */
  key: readonly string[];
  place: (row: Record<string, string>) => string;
}

/**
 * Everything that is sealed under the server secret, so that another secret can take its place. Whoever seals
 * something in a new column adds it here: `rotate-secret.test.ts` compares with what the tables have.
 */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  {
    ...{ table: "channel_account", column: "sealed", key: ["channel"] },
    place: (row) => `${row.channel} account:${row.workspace_id}`,
  },
  {
    ...{ table: "webhook", column: "sealed", key: ["id"] },
    place: (row) => `webhook:${row.workspace_id}:${row.id}`,
  },
  {
    ...{ table: "api_key", column: "sealed", key: ["id"] },
    place: (row) => `api_key:${row.workspace_id}:${row.id}`,
  },
  {
    ...{ table: "own_model", column: "sealed", key: [] },
    place: (row) => `own_model:${row.workspace_id}`,
  },
  {
    ...{ table: "report_destination", column: "sealed", key: ["report_id", "id"] },
    place: (row) => `report_destination:${row.workspace_id}:${row.id}`,
  },
  {
    ...{ table: "chat_setting", column: "identity_secret", key: ["survey_id"] },
    place: (row) => `chat:${row.workspace_id}:${row.survey_id}`,
  },
  {
    ...{ table: "single_sign_on", column: "client_secret", key: [] },
    place: (row) => `sso:${row.workspace_id}`,
  },
  {
    ...{ table: "sealed_comment", column: "sealed", key: ["response_id"] },
    place: (row) => `comment:${row.workspace_id}:${row.response_id}`,
  },
];
