import type { ColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

export interface IdeaSettingTable {
  workspace_id: string;
  /** Whether everybody may read and vote. */
  board: boolean;
  look_first: boolean;
  updated_at: Time;
}

/** Something that customers wish for. */
export interface IdeaTable {
  workspace_id: string;
  id: string;
  number: number;
  title: string;
  state: string;
  look: string;
  words_shown: Defaulted<boolean>;
  source: string;
  answer: Defaulted<string>;
  merged_into: string | null;
  /** Its own id, or that of the idea at the end of its merges. */
  root_id: string;
  improvement_id: string | null;
  told_state: string;
  told_root: string;
  tell_at: Time | null;
  /** A colleague: who changed it last, and is not told of it. */
  changed_by: string | null;
  changed_at: Time;
  created_by: string;
  created_at: Time;
  updated_at: Time;
  version: Defaulted<number>;
}

/** The words of one of those who had it. */
export interface IdeaWordsTable {
  workspace_id: string;
  idea_id: string;
  id: string;
  words: string;
  language: string | null;
  person_id: string | null;
  response_id: string | null;
  comment_id: string | null;
  contact: string | null;
  source_key: string | null;
  at: Time;
}

/** One person's, or one browser's, wish for it. */
export interface IdeaVoteTable {
  workspace_id: string;
  idea_id: string;
  id: string;
  voter_key: string | null;
  person_id: string | null;
  wants_news: boolean;
  at: Time;
  withdrawn_at: Time | null;
  told_at: Time | null;
}

/** A browser that somebody says is theirs. */
export interface IdeaClaimTable {
  workspace_id: string;
  voter_key: string;
  person_id: string;
  asked_at: Time;
}

/** Who is still to be told of which idea. */
export interface IdeaNewsTable {
  workspace_id: string;
  idea_id: string;
  person_id: string;
  state: string | null;
  next_at: Time;
}

export interface IdeaTables {
  idea_setting: IdeaSettingTable;
  idea: IdeaTable;
  idea_words: IdeaWordsTable;
  idea_vote: IdeaVoteTable;
  idea_claim: IdeaClaimTable;
  idea_news: IdeaNewsTable;
}
