import { Prisma } from "@/lib/db";
import * as commands from "@/lib/health/commands";
import * as queries from "@/lib/health/queries";
import { type Calls, within } from "./call";

export const health: Calls = {
  "health.readChildHealth": (actor, { ownChild }) =>
    within((tx) => commands.readChildHealth(actor, tx, ownChild)),
  "health.readChildrenHealth": (actor, { ownChild }) =>
    within((tx) => commands.readChildrenHealth(actor, tx, [ownChild])),
  "health.healthColumn [A's child]": (actor, { ownChild }) =>
    commands.healthColumn(actor, Prisma.sql`${ownChild}::uuid`),
  "health.openHealthColumn [A's child, nothing]": (actor, { ownChild }) =>
    commands.openHealthColumn(actor, ownChild, null),
  "health.writeChildHealth [A's child]": (actor, { ownChild }) =>
    within((tx) => commands.writeChildHealth(actor, tx, ownChild, { diets: ["NO_PORK"] })),
  "health.logHealthRead [A's child]": (actor, { ownChild }) =>
    within((tx) => commands.logHealthRead(actor, tx, [ownChild], "DECISION")),
  "health.healthChild [A's child]": (actor, { ownChild }) => queries.healthChild(actor, ownChild),
  "health.staffChildHealth [A's child]": (actor, { ownChild }) => queries.staffChildHealth(actor, ownChild),
  "health.staffChildHealth [Noé]": (actor, { sharedChild }) => queries.staffChildHealth(actor, sharedChild),
  "health.childrenHealth [A's and C's]": (actor, { ownChild, C }) =>
    within((tx) => queries.childrenHealth(actor, tx, [ownChild, C.childIds[0]!], "TRIP")),
  "health.healthReaders [A's child]": (actor, { ownChild }) => queries.healthReaders(actor, ownChild),
};
