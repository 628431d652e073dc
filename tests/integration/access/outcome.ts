import { NotAllowed } from "@/lib/actor";
import type { Call } from "./calls";
import { toldIn } from "./marks";
import { changes, restore, type Snapshot, takeSnapshot } from "./snapshot";
import type { Column, World } from "./world";

/** An answer that gives nothing: a business refusal, or nothing found. */
function isNothing(answer: unknown): boolean {
  if (answer === null || answer === false) return true;
  if (Array.isArray(answer)) return answer.length === 0;
  return typeof answer === "object" && (answer as { ok?: boolean }).ok === false;
}

const asText = (answer: unknown) =>
  JSON.stringify(answer, (_key, value) => (value instanceof Map ? [...value] : value)) ?? "";

async function answerOf(call: Call, column: Column, world: World) {
  try {
    const answer = await call(world.actors[column] as never, world);
    return { word: isNothing(answer) ? "no" : "", text: asText(answer) };
  } catch (error) {
    return { word: error instanceof NotAllowed ? "-" : "fails", text: "" };
  }
}

/** The one table to which a query may add: who reads a child's health is written down. */
const READING_LOG = "health_read";

/**
 * What a call did for one actor, in a word:
 * "-"      refused at the door: NotAllowed
 * "fails"  an exception: the database refuses it
 * "no"     a business refusal, or nothing found
 * "no:A"   a business refusal that names A
 * "AB"     the answer tells something of the parties A and B
 * "+A"     rows that name A came, went or changed
 * "A+A"    both
 * "open"   an answer or a change that is about none of the parties
 * A refusal that changes a row, or a query that does (but for the log of readings), is a sentence that no matrix expects. The database is then put
 * back; after a refusal at the door the caller looks whether it needs to be.
 */
export async function outcomeOf(
  call: Call,
  kind: "queries" | "commands",
  column: Column,
  world: World,
  before: Snapshot,
): Promise<string> {
  const { word, text } = await answerOf(call, column, world);
  if (word === "-") return word;
  const changed = changes(before, await takeSnapshot());
  await restore(before, changed.keys());
  const where = [...changed.keys()].join(", ");
  const isReadingLog = changed.size === 1 && changed.has(READING_LOG);
  if (changed.size > 0 && kind === "queries" && !isReadingLog) return `a query changes ${where}`;
  if (changed.size > 0 && word) return `${word}, but changes ${where}`;
  const told = toldIn(text, world.marks);
  if (word) return told ? `${word}:${told}` : word;
  const written = toldIn([...changed.values()].flat().join("\n"), world.marks);
  return told + (written && `+${written}`) || "open";
}
