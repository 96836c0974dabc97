/** A desk with three colleagues, for tests of what is done about unhappy answers. */
import type { Case, CaseDetail, CaseEvent } from "@candor/contract/case.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { type TestMember, testMember } from "./member.ts";
import { type TestServer, testServer } from "./test-server.ts";

export interface TestDesk {
  server: TestServer;
  ilze: TestMember;
  janis: TestMember;
  /** An analyst: may write rules. */
  boss: TestMember;
  /** Every case, rule and cause is gone. */
  clear(): Promise<void>;
  /** An answer through the API, a 3 by somebody with an address unless told otherwise. */
  answered(given?: object): Promise<string>;
  list(query?: string): Promise<{ data: Case[]; nextCursor: string | null }>;
  get(id: string): Promise<CaseDetail>;
  /** A complaint that was heard. */
  heard(given?: object): Promise<CaseDetail>;
  /** What stands in a case's history, newest first. */
  kinds(id: string): Promise<string[]>;
}

/** Starts a server with a desk; Ilze is who asks. */
export async function testDesk(): Promise<TestDesk> {
  const server = await testServer();
  const ilze = await testMember(server, "Ilze");
  return {
    server,
    ilze,
    janis: await testMember(server, "Janis"),
    boss: await testMember(server, "Boss", "analyst"),
    async clear() {
      for (const table of ["customer_case", "case_rule", "case_desk", "root_cause"] as const) {
        await server.services.db.deleteFrom(table).execute();
      }
    },
    async answered(given = {}) {
      const { id } = await server.api<{ id: string }>(
        "POST",
        `/surveys/${server.survey.id}/responses`,
        { score: 3, person: { email: `${uuidv7()}@shop.lv`, phone: "+37129555123" }, ...given },
      );
      return id;
    },
    list: (query = "") => ilze.api("GET", `/cases${query}`),
    get: (id) => ilze.api("GET", `/cases/${id}`),
    heard: (given = {}) => ilze.api("POST", "/cases", { words: "The tap drips", ...given }),
    async kinds(id) {
      const { data } = await ilze.api<{ data: CaseEvent[] }>("GET", `/cases/${id}/events`);
      return data.map(({ kind }) => kind);
    },
  };
}
