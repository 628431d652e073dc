import { z } from "zod";

/** The columns that a merge changes, by table. */
export const MOVED_COLUMNS = {
  adult: ["household_id", "position"],
  account: ["adult_id"],
  reservation_request: ["household_id"],
  reservation: ["household_id", "child_id"],
  mail: ["household_id"],
  authorised_person: ["household_id"],
  change_set: ["household_id"],
  file_request: ["household_id"],
  family_upload: ["household_id", "child_id"],
  published_document: ["household_id"],
  staff_note: ["household_id"],
  quotient_familial: ["household_id"],
  enrolment: ["child_id"],
  enrolment_request: ["household_id", "child_id"],
  absence_declaration: ["household_id"],
  week_template: ["household_id", "name", "cells"],
  health_read: ["child_id"],
  consent: ["child_id", "adult_id"],
  household: ["external_ref", "status"],
} as const;
export type MovedTable = keyof typeof MOVED_COLUMNS;

/** The tables whose rows are ties: a merge takes them away and makes new ones. */
export const TIES = {
  household_child: ["household_id", "child_id"],
  guardianship: ["adult_id", "child_id"],
  authorised_person_child: ["person_id", "child_id"],
  household_structure: ["household_id", "structure_id"],
  custody_day: ["child_id", "date"],
} as const;
export type TieTable = keyof typeof TIES;

const tables = Object.keys(MOVED_COLUMNS) as MovedTable[];
const tieTables = Object.keys(TIES) as TieTable[];
const value = z.union([z.string(), z.null()]);
const rows = z.array(z.record(z.string(), z.unknown()));

const step = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("set"),
    table: z.enum(tables),
    column: z.string(),
    rows: z.array(z.object({ id: z.string(), from: value, to: value })),
  }),
  z.object({ kind: z.literal("remove"), table: z.enum(tieTables), rows }),
  z.object({ kind: z.literal("add"), table: z.enum(tieTables), rows }),
  /** Reservations of two rows of one child for the same slots and days change places. */
  z.object({
    kind: z.literal("swap"),
    from: z.string(),
    into: z.string(),
    coming: z.array(z.string()),
    leaving: z.array(z.string()),
  }),
]);

/** What a merge did, step by step: done backwards it is undone. */
export const movesSchema = z.object({ steps: z.array(step) });
export type Step = z.output<typeof step>;

/** For how many days a merge can be undone. */
export const UNDO_DAYS = 30;
