import { declareAbsence } from "@/lib/absences/commands";
import {
  adjustDays,
  createActivity,
  enrolChildren,
  openDays,
  saveEnrolmentPeriod,
  saveGroup,
} from "@/lib/activities/commands";
import { activityDays, activityDetail, enrolmentSettings } from "@/lib/activities/queries";
import { mint, type ParentActor, type StaffActor, type SystemActor } from "@/lib/actor";
import { draftAllocation } from "@/lib/allocations/commands";
import { addDays } from "@/lib/calendar/rules";
import { closeDays } from "@/lib/closures/commands";
import { demoCells } from "@/lib/demo/queries";
import { askEnrolment, decideEnrolments } from "@/lib/enrolments/commands";
import { enrolmentsToAnswer } from "@/lib/enrolments/queries";
import { schoolYearOf } from "@/lib/families/rules";
import type { StoredHousehold } from "@/lib/families/schema";
import { newId } from "@/lib/ids";
import { decideReservations, sendCells } from "@/lib/reservations/commands";
import { createPieceType } from "@/lib/settings/commands";
import { defaultPieceTypes } from "@/lib/settings/rules";
import { createWeek } from "@/lib/weeks/commands";
import { type Cell, cellsOf, slotDayOf, stored, tick } from "./cells";
import { type KnownFamilies, must, parentOf } from "./known";
import { CAMP, type DemoTown } from "./town";

type Circumstances = { town: DemoTown; today: string; untouched: Set<string> };

/** Every state that a cell of the calendar can have, and what waits for staff beside the plain requests. */
export async function seedDepth(
  system: SystemActor,
  admin: StaffActor,
  { martin, diallo }: KnownFamilies,
  given: Circumstances,
): Promise<void> {
  const { town, today } = given;
  await readingClub(system, admin, town, { today, childId: martin.childIds[1]! });
  await seedRequests(admin, martin, today);
  await seedWaitingLists(admin, [martin, diallo], today);
  await seedClosure(admin, martin, given);
  await seedAbsences([martin, diallo], today);
  await seedCamp(system, admin, given);
  await seedEnrolments(admin, [martin, diallo], given);
  await seedWeek(martin, today);
  const piece = { ...defaultPieceTypes[0]!, name: "Fiche de liaison", demand: "BLOCKING" as const };
  must(await createPieceType(admin, { ...piece, structureId: town.school }));
}

/** A club whose ages changed after the child came: "hors de la tranche d’âge". */
async function readingClub(
  system: SystemActor,
  admin: StaffActor,
  town: DemoTown,
  { today, childId }: { today: string; childId: string },
): Promise<void> {
  const activityId = await createActivity(system, town.leisure, {
    name: "Club lecture",
    position: 12,
    enrolmentMode: "ON_REQUEST",
    validFrom: `${schoolYearOf(today)}-09-01`,
    bookRule: { limit: { kind: "none" } },
    cancelRule: { limit: { kind: "none" } },
    groups: [{ name: "Lecteurs", minAge: 6, maxAge: 8 }],
    slots: [{ name: "Atelier", startsAt: "10:00", endsAt: "11:30" }],
  });
  const days = { firstDay: today, lastDay: addDays(today, 20) };
  await openDays(system, {
    activityId,
    ...days,
    weekdays: [6],
    season: "always",
    capacities: { Lecteurs: 8 },
  });
  const enrolled = { firstDay: `${schoolYearOf(today)}-09-01`, lastDay: addDays(today, 60) };
  await enrolChildren(system, { activityId, childIds: [childId], ...enrolled });
  const { version, groups } = (await activityDetail(admin, activityId))!;
  const [group] = groups;
  const older = { groupId: group!.id, name: group!.name, minAge: 9, maxAge: 11, position: 0 };
  must(await saveGroup(admin, { activityId, version, ...older }));
}

/** A refusal with another day in its place, a cancellation to decide, a request after its deadline. */
async function seedRequests(admin: StaffActor, martin: StoredHousehold, today: string): Promise<void> {
  const noe = martin.childIds[2]!;
  const cells = await cellsOf(martin, today);
  const free = (activity: string) =>
    cells.filter((cell) => cell.childId === noe && cell.activity === activity && cell.state === "free");
  const [wanted, other] = free("Cantine");
  await tick(martin, wanted, ...free("Périscolaire").slice(0, 3));
  const asked = (await cellsOf(martin, today)).find(
    (cell) => cell.childId === noe && cell.date === wanted?.date && cell.slotId === wanted.slotId,
  );
  if (asked?.value && other) {
    const reason = "Le groupe des petits est en sortie ce jour-là.";
    const verdict = { accept: false as const, reason, proposal: { slotDayId: slotDayOf(other) } };
    must(await decideReservations(admin, new Map([[stored(asked).reservationId, verdict]])));
  }
  const late = cells.find(({ choice }) => choice.action === "book" && choice.late);
  const reserved = cells.filter(({ state, choice }) => state === "reserved" && choice.action === "cancel");
  await tick(martin, late, reserved.at(-1));
}

/** Sets the places of slot days by hand. */
async function setPlaces(
  admin: StaffActor,
  { activityId }: Cell,
  slotDayIds: string[],
  capacity: number,
): Promise<void> {
  const { version } = (await activityDetail(admin, activityId))!;
  must(await adjustDays(admin, { activityId, version, slotDayIds, what: "places", capacity }));
}

/** A full day, one with two families waiting, one with one, and a place that freed and is offered. */
async function seedWaitingLists(
  admin: StaffActor,
  [martin, diallo]: [StoredHousehold, StoredHousehold],
  today: string,
): Promise<void> {
  const lea = martin.childIds[1]!;
  const find = async (family: StoredHousehold, childId: string, like?: Cell) =>
    (await cellsOf(family, today)).find(
      (cell) => cell.childId === childId && cell.date === like?.date && cell.slotId === like.slotId,
    );
  const cells = (await cellsOf(martin, today)).filter(
    ({ childId, state, choice }) =>
      childId === lea && state === "free" && choice.action === "book" && !choice.late,
  );
  const wednesday = cells.find(({ activity, slot }) => activity === "Mercredis" && slot === "Matin");
  const packed = cells.find(({ activity, slot }) => activity === "Périscolaire" && slot === "Matin");
  if (packed) await setPlaces(admin, packed, [slotDayOf(packed)], 0);
  const [full, offered] = cells.filter(({ activity }) => activity === "Vacances");
  if (wednesday) {
    await setPlaces(admin, wednesday, [slotDayOf(wednesday)], 0);
    await tick(diallo, await find(diallo, diallo.childIds[0]!, wednesday));
    await tick(martin, await find(martin, lea, wednesday));
  }
  if (full && offered) {
    await setPlaces(admin, full, [slotDayOf(full), slotDayOf(offered)], 0);
    await tick(martin, await find(martin, lea, full), await find(martin, lea, offered));
    const days = (await activityDays(admin, offered.activityId, offered.date.slice(0, 7))) ?? [];
    const held = days.find(({ id }) => id === slotDayOf(offered))?.held ?? 0;
    await setPlaces(admin, offered, [slotDayOf(offered)], held + 1);
  }
}

/** A strike that shuts the evening of a school day to come. */
async function seedClosure(
  admin: StaffActor,
  martin: StoredHousehold,
  given: { town: DemoTown; today: string },
) {
  const cells = await cellsOf(martin, given.today);
  const evening = cells.findLast(
    ({ activity, slot, date }) =>
      activity === "Périscolaire" &&
      slot === "Soir" &&
      date > given.today &&
      date <= addDays(given.today, 18),
  );
  if (!evening) return;
  const { activityId, slotId, date } = evening;
  const days = { firstDay: date, lastDay: date };
  const message = "Une partie de l’équipe est en grève : venez chercher vos enfants à 16 h 30.";
  const where = { structureId: given.town.leisure, activityId, slotId };
  must(await closeDays(admin, { ...where, ...days, cause: "STRIKE", message, billed: false }));
}

/** A sick child whose certificate is awaited, and a strike at school. */
async function seedAbsences(families: StoredHousehold[], today: string): Promise<void> {
  for (const [index, family] of families.entries()) {
    const next = (await cellsOf(family, today)).find(
      ({ state, choice, value }) => state === "reserved" && choice.action === "cancel" && value,
    );
    if (!next) continue;
    const reason = index === 0 ? "illness" : "strike";
    must(await declareAbsence(parentOf(family), { cells: [stored(next)], reason, note: "" }));
  }
}

/** More requests than places for one Saturday, and the draft of who has them. */
async function seedCamp(
  system: SystemActor,
  admin: StaffActor,
  { town, today, untouched }: Circumstances,
): Promise<void> {
  const range = { firstDay: addDays(today, 14), lastDay: addDays(today, 34) };
  const open = (await demoCells(system, range)).filter(
    ({ activity, householdId }) => activity === CAMP && !untouched.has(householdId),
  );
  const [saturday] = open.map(({ date }) => date).sort();
  if (!saturday) return;
  for (const cell of open.filter(({ date }) => date === saturday).slice(0, 10)) {
    const { accountId, adultId, householdId, childId, slotDayId } = cell;
    const who = { accountId, adultId, householdId, sessionId: newId(), locale: "fr" as const };
    await sendCells(mint<ParentActor>({ kind: "parent", ...who }), [
      { kind: "book", childId, slotDayId, version: 0 },
    ]);
  }
  const days = { firstDay: saturday, lastDay: saturday };
  const weights = { resident: 10, siblings: 5, workingParents: 5, refusedLastYear: 3 };
  must(await draftAllocation(admin, { activityId: town.camp, ...days, weights, seed: "Tirage du conseil" }));
}

/** One child enrolled, one asked for, one waiting. */
async function seedEnrolments(
  admin: StaffActor,
  [martin, diallo]: [StoredHousehold, StoredHousehold],
  { town, today }: Pick<Circumstances, "town" | "today">,
): Promise<void> {
  const year = schoolYearOf(today);
  const { version, groups } = (await enrolmentSettings(admin, town.workshop))!;
  const saved = await saveEnrolmentPeriod(admin, {
    activityId: town.workshop,
    version,
    periodId: undefined,
    name: `Année ${year}-${year + 1}`,
    firstDay: `${year}-09-01`,
    lastDay: `${year + 1}-06-30`,
    opensAt: `${addDays(today, -30)}T09:00`,
    closesAt: `${addDays(today, 60)}T23:59`,
    places: groups.map(({ id }) => ({ groupId: id, capacity: 1 })),
    pieceTypeIds: [],
  });
  const { periodId } = must(saved);
  const [zoe, lea] = martin.childIds as [string, string];
  const ask = async (family: StoredHousehold, childId: string) =>
    must(await askEnrolment(parentOf(family), { periodId, childIds: [childId], note: "" }));
  await ask(diallo, diallo.childIds[0]!);
  const [group] = await enrolmentsToAnswer(admin);
  await ask(martin, zoe);
  must(await decideEnrolments(admin, new Map([[group!.requests[0]!.id, { accept: true }]])));
  await ask(martin, lea);
}

/** The canteen of the two youngest, every school day. */
async function seedWeek(martin: StoredHousehold, today: string): Promise<void> {
  const meal = (await cellsOf(martin, today)).find(({ activity }) => activity === "Cantine");
  if (!meal) return;
  const cells = martin.childIds
    .slice(1)
    .flatMap((childId) => [1, 2, 4, 5].map((weekday) => ({ childId, slotId: meal.slotId, weekday })));
  must(await createWeek(parentOf(martin), { name: "Cantine des petits", cells }));
}
