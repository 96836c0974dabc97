import type { Command } from "commander";

type Add = (program: Command) => void;

/** Where each command is: a score of a file needs no database, and should not wait for its libraries. */
const COMMANDS: Readonly<Record<string, () => Promise<Add>>> = {
  serve: async () => (await import("./server-commands.ts")).serveCommand,
  demo: async () => (await import("./server-commands.ts")).demoCommand,
  migrate: async () => (await import("./server-commands.ts")).migrateCommand,
  score: async () => (await import("./score-command.ts")).scoreCommand,
  import: async () => (await import("./import-command.ts")).importCommand,
  imports: async () => (await import("./import-command.ts")).importsCommands,
  export: async () => (await import("./export-command.ts")).exportCommand,
  surveys: async () => (await import("./survey-commands.ts")).surveyCommands,
  responses: async () => (await import("./response-commands.ts")).responseCommands,
  people: async () => (await import("./people-commands.ts")).peopleCommands,
  send: async () => (await import("./send-command.ts")).sendCommand,
  ideas: async () => (await import("./told-commands.ts")).ideaCommands,
  testimonials: async () => (await import("./told-commands.ts")).testimonialCommands,
  chats: async () => (await import("./chat-commands.ts")).chatCommands,
  decisions: async () => (await import("./told-commands.ts")).decisionCommands,
  webhook: async () => (await import("./webhook-commands.ts")).webhookCommands,
  user: async () => (await import("./user-commands.ts")).userCommands,
  sso: async () => (await import("./sso-command.ts")).ssoCommands,
  key: async () => (await import("./key-commands.ts")).keyCommands,
  audit: async () => (await import("./audit-command.ts")).auditCommands,
  secret: async () => (await import("./secret-commands.ts")).secretCommands,
  backup: async () => (await import("./backup-commands.ts")).backupCommand,
  restore: async () => (await import("./backup-commands.ts")).restoreCommand,
  "move-to": async () => (await import("./move-command.ts")).moveCommand,
  doctor: async () => (await import("./doctor/doctor-command.ts")).doctorCommand,
  mcp: async () => (await import("./mcp-command.ts")).mcpCommand,
};

/** Adds the command that is asked for; all of them where none is, so that the help can list them. */
export async function commandsFor(words: readonly string[], program: Command): Promise<void> {
  const named = COMMANDS[words[0] ?? ""];
  for (const load of named ? [named] : Object.values(COMMANDS)) (await load())(program);
}
