import type { App } from "../errors/http.ts";
import type { Services } from "./services.ts";

/** The doors for customers: answer pages, widget, unsubscribing. */
export async function publicRoutes(_app: App, _services: Services): Promise<void> {}
