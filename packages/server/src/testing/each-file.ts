/** What stands before and after every test file of the server: files of one process share its modules. */
import { afterAll } from "vitest";
import { keyPersonalHashes } from "../workspaces/personal-hash.ts";
import { serverSecret } from "../workspaces/server-secret.ts";
import { recordStatements } from "./statements-sent.ts";
import { closeDatabases } from "./test-database.ts";

const file = process.env.CANDOR_STATEMENTS;
if (file && !("candorRecords" in globalThis)) {
  Object.assign(globalThis, { candorRecords: true });
  recordStatements(file);
}

// A process that serves has loaded its secret; a test that calls a function alone has this one.
keyPersonalHashes(serverSecret("a secret of the tests, long enough to be one"));

afterAll(closeDatabases);
