import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { db, type Tx } from "@/lib/db";
import { confirmationDue } from "../rules";
import { householdRow } from "./family-rows";

/** `due`: since when the yearly confirmation is asked for; `unconfirmed`: reservations are blocked until then. */
export type FileBlocks = { due: PlainDate | null; unconfirmed: boolean };

/** Whether a parent must confirm the household's file, and what is blocked until then. One statement. */
export async function fileBlocks(actor: ParentActor, tx: Tx = db()): Promise<FileBlocks> {
  allow(actor, "parent");
  const { settings, confirmedOn, today } = await householdRow(actor, tx);
  const { due, blocking } = confirmationDue(settings, confirmedOn, today);
  return { due, unconfirmed: blocking };
}
