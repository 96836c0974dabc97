import type { ModelProblem } from "@candor/contract/own-model.ts";
import { z } from "zod";

/** As much of an OpenAI-compatible reply as is believed. */
const Completion = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.string().nullable() }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
  usage: z.object({ total_tokens: z.number().int().min(0).max(10_000_000).nullish() }).nullish(),
});

type ReadAnswer =
  | { ok: true; json: unknown; tokens: number }
  | { ok: false; problem: ModelProblem; detail: string; tokens: number };

/** Takes the JSON that a model wrote out of the body of its endpoint's reply. */
export function readAnswer(body: string): ReadAnswer {
  const completion = Completion.safeParse(parsed(body));
  if (!completion.success) {
    return {
      ok: false,
      problem: "garbage",
      detail:
        "The reply is not a chat completion; is the address the one before /chat/completions?",
      tokens: 0,
    };
  }
  const { choices, usage } = completion.data;
  const tokens = usage?.total_tokens ?? 0;
  const [choice] = choices;
  if (choice?.finish_reason === "length") {
    const detail = "The model's answer was longer than it was allowed to be.";
    return { ok: false, problem: "cut_off", detail, tokens };
  }
  const json = parsed(bare(choice?.message.content ?? ""));
  if (json === undefined) {
    const detail = "The model did not answer in the JSON that it was asked for.";
    return { ok: false, problem: "invalid", detail, tokens };
  }
  return { ok: true, json, tokens };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Without the fence and the thinking aloud that some models put around JSON. */
function bare(content: string): string {
  return content
    .replace(/^\s*<think>[\s\S]*?<\/think>/, "")
    .replace(/^\s*```(?:json)?\s*\n/, "")
    .replace(/\n\s*```\s*$/, "")
    .trim();
}
