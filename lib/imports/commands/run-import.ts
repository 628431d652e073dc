import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import { db, type Tx, transaction } from "@/lib/db";
import { lockFamilies } from "@/lib/families/commands";
import { done, type Result, refuse } from "@/lib/result";
import { visibleTo } from "../queries/batches";
import { planFile, type ReadFile, readFile } from "../queries/plan-file";
import { type ImportResult, importResult, MAX_REMARKS, type SettledHousehold } from "../schema";
import { applyPlan } from "./apply-plan";

/** Households stored in one transaction. */
const CHUNK = 400;

/**
 * Imports a checked file, a chunk of households a transaction: each household wholly or not at all, each chunk
 * planned anew on what the database then holds. Cut short, it goes on where it stopped when run again; run twice
 * or by two people at once, it stores nobody twice. The file's text is forgotten once all is done.
 */
export async function runImport(
  actor: StaffActor,
  { id, invite }: { id: string; invite: boolean },
): Promise<Result<ImportResult>> {
  allow(actor, "staff", "IMPORTS");
  const batch = await db().importBatch.findFirst({
    where: { id, ...visibleTo(actor) },
    select: { status: true, content: true, result: true },
  });
  if (!batch) return refuse("import-not-found");
  if (batch.status === "IMPORTED") return done(importResult.parse(batch.result));
  const read = await readFile(actor, batch.content);
  if (!read.ok) return refuse("import-not-found");
  for (;;) {
    const { finished, result } = await transaction((tx) => importChunk(actor, tx, id, read, invite));
    if (finished) return done(result);
  }
}

async function importChunk(actor: StaffActor, tx: Tx, id: string, read: ReadFile, invite: boolean) {
  await lockFamilies(actor, tx);
  const { status, result: before } = await tx.importBatch.findUniqueOrThrow({
    where: { id },
    select: { status: true, result: true },
  });
  if (status === "IMPORTED") return { finished: true, result: importResult.parse(before) };

  const { file, today } = read;
  const so = before === null ? startOf(read) : importResult.parse(before);
  const plan = await planFile(actor, tx, read);
  const left = plan.households.filter(({ household }) => household.line > so.afterLine);
  const chunk = left.slice(0, CHUNK);
  const finished = chunk.length === left.length;
  const applied = await applyPlan({ actor, tx, today, invite }, chunk);
  const linesOfChunk = new Set(chunk.flatMap(linesOf));
  const count = (action: SettledHousehold["action"]) =>
    chunk.filter((planned) => planned.action === action).length;
  const result: ImportResult = {
    afterLine: chunk.at(-1)?.household.line ?? so.afterLine,
    lines: file.lines,
    created: so.created + applied.created,
    completed: so.completed + applied.completed,
    present: so.present + count("present"),
    excluded: so.excluded + count("conflict"),
    invited: so.invited + applied.invited,
    errors: [...so.errors, ...plan.errors.filter(({ line }) => linesOfChunk.has(line))].slice(0, MAX_REMARKS),
    failed: [
      ...so.failed,
      ...applied.failed.map(({ household: { line, externalRef } }) => ({ line, externalRef })),
    ],
  };
  const closing = { status: "IMPORTED", importedAt: nowDate(), content: "" } as const;
  await tx.importBatch.update({ where: { id }, data: { result, ...(finished && closing) } });
  return { finished, result };
}

const startOf = ({ file }: ReadFile): ImportResult => ({
  afterLine: 0,
  lines: file.lines,
  created: 0,
  completed: 0,
  present: 0,
  excluded: file.excluded,
  invited: 0,
  errors: file.errors.slice(0, MAX_REMARKS),
  failed: [],
});

const linesOf = ({ household }: SettledHousehold) => [
  household.line,
  ...household.children.map(({ line }) => line),
];
