import { DeliveryState } from "@candor/contract/sending.ts";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { deliveryState } from "./delivery-state.ts";
import type { OutgoingChannel } from "./send-due.ts";

/** `/delivery`: how each channel fares, and what waits for it. */
export function deliveryRoutes(
  app: App,
  { db, channels }: { db: Database; channels: readonly OutgoingChannel[] },
): void {
  app.get(
    "/delivery",
    { schema: { response: { 200: DeliveryState } }, config: { scope: "read" } },
    (request) =>
      deliveryState(db, {
        workspaceId: request.principal.workspaceId,
        channels,
        now: new Date(),
      }),
  );
}
