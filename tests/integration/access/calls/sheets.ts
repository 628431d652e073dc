import * as commands from "@/lib/sheets/commands";
import * as queries from "@/lib/sheets/queries";
import type { SheetFile } from "@/lib/sheets/schema";
import { readPdf } from "../../../unit/print/read-pdf";
import type { World } from "../world";
import type { Calls } from "./call";

/** What a sheet tells its reader. */
const told = async (sheet: SheetFile) => (await readPdf(sheet.bytes)).text;

async function healthSheet(actor: never, childId: string) {
  const sheet = await commands.healthSheet(actor, childId);
  return sheet && told(sheet);
}

async function tripSheet(actor: never, { activity }: World, childIds: string[]) {
  const { activityId } = activity;
  const made = await commands.tripSheet(actor, { activityId, date: "2026-12-01", place: "", childIds });
  return made.ok ? told(made.value) : made;
}

export const sheets: Calls = {
  "sheets.healthSheet [A's child]": (actor, { ownChild }) => healthSheet(actor, ownChild),
  "sheets.healthSheet [Noé]": (actor, { sharedChild }) => healthSheet(actor, sharedChild),
  "sheets.tripSheet [A's child]": (actor, world) => tripSheet(actor, world, [world.ownChild]),
  "sheets.tripSheet [A's and C's]": (actor, world) =>
    tripSheet(actor, world, [world.ownChild, world.C.childIds[0]!]),
  "sheets.tripActivities": (actor) => queries.tripActivities(actor),
  "sheets.tripChildren [here]": (actor, { activity: { activityId } }) =>
    queries.tripChildren(actor, { activityId, date: "2026-12-01" }),
};
