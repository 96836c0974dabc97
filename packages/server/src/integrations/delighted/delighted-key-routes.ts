import { CreateDelightedKey, DelightedKeyCreated } from "@candor/contract/delighted.ts";
import { refuseMoreThanOwn } from "../../auth/manage-keys.ts";
import "../../auth/authenticate-hook.ts";
import type { App } from "../../errors/http.ts";
import type { Database } from "../../storage/database.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";
import { DELIGHTED_SCOPES, makeDelightedKey } from "./make-delighted-key.ts";

/** `POST /delighted-keys`, beside `/keys`, where such keys are listed and revoked like all others. */
export function delightedKeyRoutes(
  app: App,
  deps: { db: Database; secret: ServerSecret; publicUrl: string },
): void {
  app.post(
    "/delighted-keys",
    {
      schema: { body: CreateDelightedKey, response: { 201: DelightedKeyCreated } },
      config: { scope: "admin", confirm: true },
    },
    async (request, reply) => {
      refuseMoreThanOwn(request.principal, DELIGHTED_SCOPES);
      const maker = { workspaceId: request.principal.workspaceId, actor: request.actor };
      return reply.code(201).send(await makeDelightedKey(deps, maker, request.body));
    },
  );
}
