import type { Chat } from "@candor/contract/chat.ts";
import { type RawBuilder, sql } from "kysely";
import { usersByIds } from "../auth/user-queries.ts";
import { sees, type Viewer } from "../cases/case-visibility.ts";
import { VISITOR_HERE_MS } from "../conversations/chat.ts";
import type { Database } from "../storage/database.ts";
import { noChat } from "./write-in-chat.ts";

const MOST = 200;
const LAST_WORDS = 160;
