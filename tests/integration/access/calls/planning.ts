import * as closureCommands from "@/lib/closures/commands";
import * as closureQueries from "@/lib/closures/queries";
import type { NewClosure } from "@/lib/closures/schema";
import * as custody from "@/lib/custody/queries";
import { Prisma, type Tx } from "@/lib/db";
import * as families from "@/lib/families/queries";
import * as planning from "@/lib/planning/queries";
import * as reservations from "@/lib/reservations/commands";
import type { World } from "../world";
import { type Calls, within } from "./call";

const DAY = "2026-12-01";
const SQL_DAY = Prisma.sql`'2026-12-01'::date`;
const ABOUT = {
  kind: "closure" as const,
  cause: "STRIKE" as const,
  message: "",
  billed: false,
  reopened: false,
};

const strike = (structureId: string): NewClosure => ({
  structureId,
  activityId: null,
  slotId: null,
  firstDay: DAY,
  lastDay: DAY,
  cause: "STRIKE",
  message: "",
  billed: false,
});

/** For the building blocks that store under a decision of their caller. */
async function decision(tx: Tx, { actors }: World): Promise<string> {
  const data = { kind: "CLOSURE" as const, staffId: actors.admin.staffId, createdAt: new Date(0) };
  return (await tx.decision.create({ data })).id;
}

export const planningCalls: Calls = {
  "reservations.addByHand [A's child]": (actor, { A, ownChild, activity }) =>
    reservations.addByHand(actor, {
      childId: ownChild,
      householdId: A.householdId,
      slotDayIds: [activity.day("2026-12-08")],
      reason: null,
    }),
  "reservations.addByHand [A's child, for C]": (actor, { C, ownChild, activity }) =>
    reservations.addByHand(actor, {
      childId: ownChild,
      householdId: C.householdId,
      slotDayIds: [activity.day("2026-12-08")],
      reason: null,
    }),
  "reservations.moveByHand [A's]": (actor, { reserved: { id, version }, activity }) =>
    reservations.moveByHand(actor, { reservationId: id, version, toSlotDayId: activity.day("2026-12-08") }),
  "reservations.moveByHand [C's]": (actor, { askedByC: { id, version }, otherActivity }) =>
    reservations.moveByHand(actor, {
      reservationId: id,
      version,
      toSlotDayId: otherActivity.day("2026-12-08"),
    }),
  "reservations.cancelByHand [A's]": (actor, { reserved: { id, version } }) =>
    reservations.cancelByHand(actor, { reservationId: id, version, reason: "Fièvre", due: false }),
  "reservations.lockDays": (actor, { activity }) =>
    within((tx) => reservations.lockDays(actor, tx, [activity.day(DAY)])),
  "reservations.cancelDays": (actor, world) =>
    within(async (tx) =>
      reservations.cancelDays(actor, tx, {
        slotDayIds: [world.activity.day(DAY)],
        decisionId: await decision(tx, world),
        reason: "Fermé",
        about: ABOUT,
      }),
    ),
  "reservations.restoreDays": (actor, world) =>
    within(async (tx) => {
      const decisionId = await decision(tx, world);
      const slotDayIds = [world.activity.day(DAY)];
      return reservations.restoreDays(actor, tx, {
        slotDayIds,
        closingId: decisionId,
        decisionId,
        about: ABOUT,
      });
    }),

  "closures.closeDays [here]": (actor, { here }) => closureCommands.closeDays(actor, strike(here)),
  "closures.reopenDays [here]": (actor, { closureId }) => closureCommands.reopenDays(actor, { closureId }),
  "closures.closurePreview [here]": (actor, { here }) => closureQueries.closurePreview(actor, strike(here)),
  "closures.closures [here]": (actor, { here }) => closureQueries.closures(actor, here),
  "closures.closureScopes [here]": (actor, { here }) => closureQueries.closureScopes(actor, here),

  "planning.planningDay [here]": (actor, { here }) =>
    planning.planningDay(actor, { structureId: here, date: DAY }),
  "planning.dayChoices [A's child]": (actor, { here, A, ownChild }) =>
    planning.dayChoices(actor, {
      structureId: here,
      childId: ownChild,
      householdId: A.householdId,
      date: DAY,
    }),
  "planning.reservationStory [A's]": (actor, { asked }) => planning.reservationStory(actor, asked.id),
  "families.childrenNamed [Noé, here]": (actor, { here }) =>
    families.childrenNamed(actor, { structureId: here, q: "Noé" }),
  "custody.homeCustodyColumn [Noé, by A]": (actor, { A, sharedChild }) =>
    custody.homeCustodyColumn(actor, Prisma.sql`${A.householdId}::uuid`, Prisma.sql`${sharedChild}::uuid`, {
      first: SQL_DAY,
      last: SQL_DAY,
    }),
};
