import "server-only";
import { allow, type StaffActor } from "@/lib/actor";
import { db } from "@/lib/db";
import { id as uuid } from "@/lib/fields";
import { displayName } from "@/lib/names";
import {
  type FileRefusal,
  type ImportResult,
  importResult,
  type LineError,
  type LineNotice,
  MAX_REMARKS,
  type PlannedHousehold,
} from "../schema";
import { planFile, readFile } from "./plan-file";

const SHOWN = 100;
const HOUSEHOLDS_SHOWN = 20;

type Action = PlannedHousehold["action"];

export type PreviewedHousehold = {
  line: number;
  externalRef: string;
  adults: string[];
  children: string[];
  structures: string[];
  action: Action;
};

/** What importing the file would do now. Errors and notices are the first MAX_REMARKS, with how many there are. */
export type ImportPreview = {
  lines: number;
  counts: Record<Action, number>;
  /** Households kept out because a line is wrong. */
  excluded: number;
  errors: LineError[];
  errorCount: number;
  notices: LineNotice[];
  noticeCount: number;
  households: PreviewedHousehold[];
};

export type ImportPage = {
  id: string;
  fileName: string;
  createdAt: Date;
  importedAt: Date | null;
  by: string;
} & (
  | { status: "IMPORTED"; result: ImportResult }
  /** `started`: an earlier run was cut short; what it did is done, and the next one goes on. */
  | { status: "CHECKED"; started: boolean; preview: ImportPreview }
  | { status: "UNREADABLE"; refusal: FileRefusal }
);

/** A file is its author's, and the administrators'. */
export const visibleTo = (actor: StaffActor) => (actor.isAdmin ? {} : { staffId: actor.staffId });

const FACTS = {
  id: true,
  fileName: true,
  status: true,
  createdAt: true,
  importedAt: true,
  result: true,
  staff: { select: { firstName: true, lastName: true } },
} as const;

/** The files that the actor checked or imported (an administrator: everybody's), newest first, 100 at most. */
export async function importBatches(actor: StaffActor) {
  allow(actor, "staff", "IMPORTS");
  const rows = await db().importBatch.findMany({
    where: visibleTo(actor),
    select: FACTS,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: SHOWN,
  });
  return rows.map(({ staff, result, ...batch }) => ({
    ...batch,
    by: displayName(staff),
    created: result === null ? 0 : importResult.parse(result).created,
  }));
}

/** One file: what importing it would do now, or what became of it; null when there is none or it is not the actor's. */
export async function importPage(actor: StaffActor, id: string): Promise<ImportPage | null> {
  allow(actor, "staff", "IMPORTS");
  if (!uuid.safeParse(id).success) return null;
  const batch = await db().importBatch.findFirst({
    where: { id, ...visibleTo(actor) },
    select: { ...FACTS, content: true },
  });
  if (!batch) return null;
  const { status, result, content, staff, ...facts } = batch;
  const page = { ...facts, by: displayName(staff) };
  if (status === "IMPORTED") return { ...page, status, result: importResult.parse(result) };
  const read = await readFile(actor, content);
  if (!read.ok) return { ...page, status: "UNREADABLE", refusal: read };
  const plan = await planFile(actor, db(), read);
  return { ...page, status, started: result !== null, preview: previewOf(read.file, plan) };
}

function previewOf(
  file: { lines: number; excluded: number; errors: LineError[]; notices: LineNotice[] },
  plan: Awaited<ReturnType<typeof planFile>>,
): ImportPreview {
  const counts = { create: 0, complete: 0, present: 0, conflict: 0 };
  for (const { action } of plan.households) counts[action]++;
  const inOrder = <R extends { line: number }>(remarks: R[]) => remarks.sort((a, b) => a.line - b.line);
  const errors = inOrder([...file.errors, ...plan.errors]);
  const notices = inOrder([...file.notices, ...plan.notices]);
  return {
    lines: file.lines,
    counts,
    excluded: file.excluded + counts.conflict,
    errors: errors.slice(0, MAX_REMARKS),
    errorCount: errors.length,
    notices: notices.slice(0, MAX_REMARKS),
    noticeCount: notices.length,
    households: plan.households.slice(0, HOUSEHOLDS_SHOWN).map(({ household, action }) => ({
      line: household.line,
      externalRef: household.externalRef,
      adults: household.adults.map(displayName),
      children: household.children.map(displayName),
      structures: [...new Set(household.children.map(({ structure }) => structure))],
      action,
    })),
  };
}
