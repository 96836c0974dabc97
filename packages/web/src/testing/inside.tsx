import type { Survey } from "@candor/contract/survey.ts";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import type { ReactElement } from "react";
import { afterEach, vi } from "vitest";
import { type Raw, readView } from "../here/view.ts";
import { HereContext } from "../here/workspace-context.tsx";
import type { WorkspaceOfMe } from "../request/types.ts";
import { shown } from "./shown.tsx";

afterEach(() => vi.unstubAllGlobals());

/** What a screen asked of the server. */
export type Asked = { method: string; path: string; query: URLSearchParams; body: unknown };
/** A reply, or what makes one of what was asked; `refusal` makes one that is none. */
type Reply = unknown | ((asked: Asked) => unknown);
type Refusal = { [REFUSAL]: number; body: unknown };
const REFUSAL = Symbol("refusal");

/** What the server answers when it does not do as it was asked. */
export function refusal(status: number, body: unknown): Refusal {
  return { [REFUSAL]: status, body };
}

type How = Parameters<typeof shown>[1] & {
  /** By method and path as they are sent: `"GET /api/v1/people"`. What is not named is not found. */
  replies?: Record<string, Reply>;
  role?: WorkspaceOfMe["role"];
  /** None makes a workspace without a survey. */
  surveys?: { id: string; name: string }[];
  /** The route's pattern, what it reads of its search, and the address at which the screen stands. */
  path?: string;
  readSearch?: (raw: Raw) => object;
  at?: string;
};

/**
 * Shows a component as a signed-in screen would: with a colleague, a workspace and its surveys, an address, and a
 * server that answers from a list.
 *
 * @returns what `shown` does, with everything that was asked and where the screen is now.
 */
export async function inside(element: ReactElement, how: How = {}) {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const url = new URL(request.url);
    const text = await request.text();
    const one = {
      method: request.method,
      path: decodeURIComponent(url.pathname),
      query: url.searchParams,
      body: text === "" ? undefined : JSON.parse(text),
    };
    asked.push(one);
    const reply = how.replies?.[`${one.method} ${one.path}`];
    const said = typeof reply === "function" ? reply(one) : (reply ?? refusal(404, NOT_THERE));
    return isRefusal(said)
      ? Response.json(said.body, { status: said[REFUSAL] })
      : Response.json(said);
  });
  const workspace: WorkspaceOfMe = { ...WORKSPACE, role: how.role ?? "owner", home: null };
  const surveys = (how.surveys ?? [{ id: "s1", name: "Spring" }]).map(
    (one) => ({ status: "open", languages: ["en"], defaultLanguage: "en", ...one }) as Survey,
  );
  const me = {
    user: {
      id: "u1",
      email: "ann@example.com",
      name: "Ann",
      language: null,
      timeZone: null,
      notify: { webhookPaused: true, colleagueJoined: true },
    },
    workspaces: [workspace],
  };
  const root = createRootRoute({ validateSearch: readView, component: Outlet });
  const signedIn = createRoute({ getParentRoute: () => root, id: "inside", component: Outlet });
  const screen = createRoute({
    getParentRoute: () => signedIn,
    path: how.path ?? "/",
    validateSearch: (raw: Raw) => how.readSearch?.(raw) ?? {},
    component: () => (
      <HereContext value={{ me, workspace, surveys, survey: surveys[0] }}>{element}</HereContext>
    ),
  });
  const elsewhere = createRoute({
    getParentRoute: () => root,
    path: "$",
    component: () => <p>another screen</p>,
  });
  const router = createRouter({
    routeTree: root.addChildren([signedIn.addChildren([screen]), elsewhere]),
    history: createMemoryHistory({ initialEntries: [how.at ?? how.path ?? "/"] }),
  });
  await router.load();
  // biome-ignore lint/suspicious/noExplicitAny: the router of a test is not the one that the product registers.
  const view = await shown(<RouterProvider router={router as any} />, how);
  return { ...view, asked, address: () => router.state.location.href };
}

function isRefusal(reply: unknown): reply is Refusal {
  return typeof reply === "object" && reply !== null && REFUSAL in reply;
}

const NOT_THERE = { code: "not_found", detail: "It is not there." };

const WORKSPACE = {
  id: "w1",
  name: "Botanic",
  language: "en",
  timeZone: "UTC",
  isSample: false,
  home: null,
  createdAt: "2026-01-01T00:00:00Z",
} as const;
