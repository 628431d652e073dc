import * as commands from "@/lib/custody/commands";
import * as queries from "@/lib/custody/queries";
import { Prisma } from "@/lib/db";
import type { Calls } from "./call";

const DAY = Prisma.sql`'2026-12-01'::date`;

export const custody: Calls = {
  "custody.custodyMonth [A's child]": (actor, { ownChild }) =>
    queries.custodyMonth(actor, ownChild, "2026-12"),
  "custody.custodyMonth [Noé]": (actor, { sharedChild }) =>
    queries.custodyMonth(actor, sharedChild, "2026-12"),
  "custody.turnCustodyColumn [Noé, by A]": (actor, { A, sharedChild }) =>
    queries.turnCustodyColumn(actor, {
      householdId: Prisma.sql`${A.householdId}::uuid`,
      childId: Prisma.sql`${sharedChild}::uuid`,
      range: { first: DAY, last: DAY },
    }),
  "custody.custodyColumn [Noé]": (actor, { sharedChild }) =>
    queries.custodyColumn(actor, Prisma.sql`${sharedChild}::uuid`, { first: DAY, last: DAY }),
  "custody.staffCustody [Noé, by A]": (actor, { A, sharedChild }) =>
    queries.staffCustody(actor, { householdId: A.householdId, childId: sharedChild, month: null }),
  "custody.staffCustody [Noé, by C]": (actor, { C, sharedChild }) =>
    queries.staffCustody(actor, { householdId: C.householdId, childId: sharedChild, month: null }),
  "custody.setCustody [Noé, by A]": (actor, { A, sharedChild, custodyPlan }) =>
    commands.setCustody(actor, {
      householdId: A.householdId,
      childId: sharedChild,
      seen: custodyPlan,
      from: "2027-01-04",
      pattern: { kind: "free" },
    }),
  "custody.setFreeDays [Noé, by A]": (actor, { A, sharedChild }) =>
    commands.setFreeDays(actor, {
      householdId: A.householdId,
      childId: sharedChild,
      firstDay: "2026-12-08",
      lastDay: "2026-12-09",
      rank: 1,
    }),
  "custody.giveDay [Noé, a day of A]": (actor, { sharedChild }) =>
    commands.giveDay(actor, { childId: sharedChild, date: "2026-12-15" }),
  "custody.takeDayBack [Noé, given by A]": (actor, { sharedChild }) =>
    commands.takeDayBack(actor, { childId: sharedChild, date: "2026-12-14" }),
};
