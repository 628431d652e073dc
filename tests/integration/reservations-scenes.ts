import type { ParentActor, StaffActor } from "@/lib/actor";
import { db } from "@/lib/db";
import { type DecisionReport, decideReservations, type Verdict } from "@/lib/reservations/commands";
import { calendar } from "@/lib/reservations/queries";
import { type CellWish, sendSchema } from "@/lib/reservations/schema";
import { makeFamily, makeTown, parentOf, staffOf, type TestFamily } from "../factories";
import { book, press, reservationOf } from "./reservations-books";

type Town = Parameters<typeof makeTown>[0];
type People = Parameters<typeof makeFamily>[1];

export const YES: Verdict = { accept: true };
export const no = (reason: string): Verdict => ({ accept: false, reason });

/** A town with one activity, a family of its structure and an agent who decides there. */
export async function setting(given: Town = {}, people: People = {}) {
  const town = await makeTown(given);
  const family = await makeFamily([town.structureId], people);
  const agent = await staffOf(town.structureId);
  return { ...town, family, parent: parentOf(family), childId: family.childIds[0]!, agent };
}

/** The same, once the child has asked for these days. */
export async function asked(dates: string[], given: Town = {}, people: People = {}) {
  const scene = await setting(given, people);
  await press(scene.parent, ...dates.map((date) => book(scene.childId, scene.day(date))));
  return scene;
}

export const idOf = async (childId: string, slotDayId: string) =>
  (await reservationOf(childId, slotDayId))!.id;

export const decideOn = (staff: StaffActor, ...verdicts: [string, Verdict][]) =>
  decideReservations(staff, new Map(verdicts));

/** Decides all that waits for one child in the same way. */
export async function decideAll(staff: StaffActor, childId: string, verdict: Verdict) {
  const waiting = await db().reservation.findMany({
    where: { childId, state: { in: ["REQUESTED", "CANCEL_REQUESTED"] } },
  });
  return decideOn(staff, ...waiting.map(({ id }): [string, Verdict] => [id, verdict]));
}

/** The report of a decision; what is not named is nought. */
export const report = (counts: Partial<DecisionReport>) => ({
  ok: true,
  value: { accepted: 0, refused: 0, waitlisted: 0, already: 0, full: 0, ...counts },
});

export const mailsTo = ({ householdId }: TestFamily) =>
  db().mail.findMany({ where: { householdId }, orderBy: { to: "asc" } });

/** The calendar of a month named "2026-11". */
export const monthOf = (actor: ParentActor, month: string) =>
  calendar(actor, { view: "mois", date: `${month}-01` });

/** The cells of a day, child by child, as the first adult of a family sees them. */
async function cellsOn(family: TestFamily, date: string) {
  const { children } = await monthOf(parentOf(family), date.slice(0, 7));
  return children.map(({ days }) => days.find((day) => day.date === date)?.cells ?? []);
}

/** The first cell of the first child on a day. */
export const cellOf = async (family: TestFamily, date: string) => (await cellsOn(family, date))[0]?.[0];

export const stateOn = async (family: TestFamily, date: string) =>
  (await cellsOn(family, date)).map((cells) => cells.map(({ state }) => state));

/** What a parent's browser sends when every usable box of a day is ticked. */
export async function tickDay(family: TestFamily, date: string): Promise<CellWish[]> {
  const values = (await cellsOn(family, date)).flat().flatMap(({ value }) => value ?? []);
  return sendSchema.parse({ cellule: values }).cellule;
}
