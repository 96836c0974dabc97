import { linkRoutes } from "../channels/link/link-routes.ts";
import type { App } from "../errors/http.ts";
import type { Services } from "./services.ts";

/** The doors for customers: answer pages, widget, unsubscribing. */
export async function publicRoutes(app: App, services: Services): Promise<void> {
  const { db, recorder, secret, followRevision } = services;
  linkRoutes(app, { db, recorder, secret, followRevision });
}
