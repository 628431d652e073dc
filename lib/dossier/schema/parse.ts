import type { z } from "zod";
import type { RefusalCode } from "@/lib/result";
import type { FileValue } from "./views";

export type Parsed = { values: Record<string, FileValue>; problems: Record<string, RefusalCode> };

/** Checks answers with the schema of each; a problem is named by its path in the form. */
export function parseAnswers(
  schemas: Readonly<Record<string, z.ZodType>>,
  answers: Readonly<Record<string, unknown>>,
): Parsed {
  const parsed: Parsed = { values: {}, problems: {} };
  for (const [field, schema] of Object.entries(schemas)) {
    if (!Object.hasOwn(answers, field)) continue;
    const result = schema.safeParse(answers[field]);
    if (result.success) parsed.values[field] = result.data;
    else
      for (const { path, message } of result.error.issues)
        parsed.problems[[field, ...path].join(".")] ??= message as RefusalCode;
  }
  return parsed;
}
