import { structuresWith } from "@/lib/activities/queries";
import { type StaffActor, structuresOf } from "@/lib/actor";
import { now } from "@/lib/clock";
import { dayOf, type PlainDate } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { organisationFacts } from "@/lib/organisation/queries";
import { checkStructures, parseFamilies, planImport, settlePlan } from "../rules";
import type { FileRefusal, ParsedFile } from "../schema";
import { existingHouseholds } from "./existing";

/** A file as it reads today for this member of staff: only structures where they hold IMPORTS exist. */
export type ReadFile = { file: ParsedFile; today: PlainDate; structureIds: Map<string, string> };

/** Reads the text of a file of families for whoever imports it, or tells why it is none. */
export async function readFile(
  actor: StaffActor,
  content: string,
): Promise<({ ok: true } & ReadFile) | FileRefusal> {
  const today = dayOf(now(), (await organisationFacts(actor)).timeZone);
  const file = parseFamilies(content, today);
  if (!file.ok) return file;
  const own = await structuresWith(actor, "IMPORTS");
  return {
    ok: true,
    file: checkStructures(
      file,
      own.map(({ name }) => name),
    ),
    today,
    structureIds: new Map(own.map(({ id, name }) => [name, id])),
  };
}

/** What importing the file would do at this moment. */
export async function planFile(actor: StaffActor, tx: Tx, { file, structureIds }: ReadFile) {
  const { existing, structuresOf: held } = await existingHouseholds(tx, file.households);
  const plan = planImport(file.households, existing);
  const own = structuresOf(actor, "IMPORTS");
  const settled = settlePlan(plan, { existing, structuresOf: held, structureIds, own });
  return { ...settled, notices: plan.notices };
}
