import type { OrganisationTables } from "../tables-organisations.ts";
import { type Declarations, ofNobody } from "./declaration.ts";

/** How an organisation lets its own people in: colleagues, never customers. */
export const organisationDeclarations: Declarations<OrganisationTables> = {
  single_sign_on: ofNobody(
    ...(["issuer", "client_id", "client_secret", "groups_claim", "default_role"] as const),
    "updated_by",
  ),
  role_group: ofNobody("group_name", "role"),
  "directory.sso_domain": ofNobody("domain", "token", "added_by"),
  "directory.sso_link": ofNobody("subject", "user_id"),
  "directory.sso_attempt": ofNobody(
    ...(["state", "browser", "nonce", "verifier", "purpose", "session_id"] as const),
    ...(["user_id", "next"] as const),
  ),
  scim_access: ofNobody("prefix", "made_by"),
  scim_user: ofNobody("user_id", "user_name", "external_id", "given_name", "family_name"),
  scim_group: ofNobody("name", "external_id"),
  scim_group_member: ofNobody(),
};
