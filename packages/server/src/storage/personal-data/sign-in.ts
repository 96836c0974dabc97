import type { SignInTables } from "../tables-sign-in.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** How colleagues sign in: nothing of customers. */
export const signInDeclarations: Declarations<SignInTables> = {
  "directory.known_device": ofNobody("user_id", "device", "session_id", "user_agent"),
  "directory.session_confirmed": ofNobody("session_id", "user_id"),
  "directory.passkey": ofNobody(
    ...(["user_id", "name", "credential_id", "public_key", "transports"] as const),
  ),
  "directory.passkey_challenge": ofNobody("challenge", "user_id"),
};
