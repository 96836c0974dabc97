/** The whole server in this process, on the test file's own database, empty and listening nowhere. */
import type { Scope } from "@candor/contract/workspace.ts";
import { prepareDatabase } from "../app/prepare-database.ts";
import { buildServer } from "../app/server.ts";
import { openServices, type Services } from "../app/services.ts";
import { addKey } from "../auth/add-key.ts";
import { addUser } from "../auth/add-user.ts";
import { readConfig } from "../config/config.ts";
import type { App } from "../errors/http.ts";
import { openLog } from "../log/log.ts";
import { testConnection, whenFileEnds } from "./test-database.ts";

export interface BareServer {
  app: App;
  services: Services;
  /** A key of a workspace, which is made with its owner when there is none. */
  key(workspaceName: string, scopes: readonly Scope[]): Promise<string>;
}

export async function bareServer(env: Record<string, string> = {}): Promise<BareServer> {
  const connection = await testConnection();
  await prepareDatabase(connection);
  const config = readConfig({ LOG_LEVEL: "silent", RATE_LIMIT: "0", ...env });
  const services = await openServices(config, connection, openLog("silent"));
  const app = await buildServer(services);
  await app.ready();
  whenFileEnds(async () => {
    await app.close();
    await services.stop();
  });
  const made = new Set<string>();
  return {
    app,
    services,
    async key(workspaceName, scopes) {
      if (!made.has(workspaceName)) {
        made.add(workspaceName);
        await addUser(services.db, {
          email: `owner@${workspaceName.toLowerCase()}.example`,
          password: "a long enough password",
          workspaceName,
          role: "owner",
        });
      }
      const wanted = { workspaceName, name: scopes.join(" "), scopes: [...scopes] };
      return (await addKey(services.db, wanted)).key;
    },
  };
}
