import type { Migration } from "../migration.ts";

/** What is written to customers again and again, and which letters began with it. */
export const savedReplies: Migration = {
  name: "0067-saved-replies",
  statements: [
    `create table saved_reply (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      name text not null,
      team_id uuid,
      -- By language: { "en": "Dear {name}, …" }.
      texts jsonb not null,
      archived_at timestamptz,
      created_by text not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (workspace_id, id)
    )`,
    // Which saved reply a letter began with; it counts once the letter is sent, so what was taken back counts nowhere.
    `alter table conversation_message add column saved_reply_id uuid`,
    `alter table conversation_message add column saved_reply_changed boolean`,
    `create index conversation_message_saved_reply on conversation_message (workspace_id, saved_reply_id, at)
      where saved_reply_id is not null`,
  ],
};
