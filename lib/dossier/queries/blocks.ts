import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { db, type Tx } from "@/lib/db";
import { confirmationDue } from "../rules";
import { householdRow } from "./family-rows";

/** Whether the household's reservations are blocked until a parent confirms its file. One statement. */
export async function fileBlocks(actor: ParentActor, tx: Tx = db()): Promise<{ unconfirmed: boolean }> {
  allow(actor, "parent");
  const { settings, confirmedOn, today } = await householdRow(actor, tx);
  return { unconfirmed: confirmationDue(settings, confirmedOn, today).blocking };
}
