import { once } from "node:events";
import type { Command } from "commander";
import { rateOfScope } from "../app/rate-of-scope.ts";
import { serveMcpOverStdio } from "../integrations/mcp/serve-stdio.ts";
import { say } from "./output.ts";
import { withStorage, workspaceNamed } from "./with-storage.ts";

/** `candor mcp`: lets an assistant on this machine read a workspace, over standard input and output. */
export function mcpCommand(program: Command): void {
  program
    .command("mcp")
    .description("speak the Model Context Protocol on standard input and output; reads only")
    .requiredOption("--workspace <name>", "the workspace, by name or id")
    .action(async ({ workspace }: { workspace: string }) => {
      await withStorage(async ({ db }) => {
        const { id: workspaceId } = await workspaceNamed(db, workspace);
        const server = serveMcpOverStdio(
          {
            db,
            responseRate: rateOfScope,
            now: () => new Date(),
            onError: (error) => say(error instanceof Error ? error.message : String(error)),
          },
          { workspaceId },
        );
        await goneAway();
        await server.close();
      });
    });
}

/**
 * The assistant has gone: it closed our input, or reads our output no more. Either is an ordinary end,
 * and nothing to complain about.
 */
async function goneAway(): Promise<void> {
  const { promise: unread, resolve } = Promise.withResolvers<void>();
  process.stdout.on("error", () => resolve());
  await Promise.race([once(process.stdin, "end"), once(process.stdin, "close"), unread]);
}
