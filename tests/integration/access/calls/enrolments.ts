import * as settings from "@/lib/activities/commands";
import * as settingsQueries from "@/lib/activities/queries";
import * as commands from "@/lib/enrolments/commands";
import * as queries from "@/lib/enrolments/queries";
import type { World } from "../world";
import type { Calls } from "./call";

const named = ({ enrolmentOfA }: World) => ({ requestId: enrolmentOfA.id, version: enrolmentOfA.version });
const seen = ({ club }: World) => ({ activityId: club.activityId, version: 1 });

export const enrolments: Calls = {
  "enrolments.enrolmentOffers": (actor) => queries.enrolmentOffers(actor),
  "enrolments.enrolmentsToAnswer": (actor) => queries.enrolmentsToAnswer(actor),
  "enrolments.askEnrolment [Noé]": (actor, { enrolmentPeriod, sharedChild }) =>
    commands.askEnrolment(actor, { periodId: enrolmentPeriod, childIds: [sharedChild], note: "" }),
  "enrolments.askEnrolment [A's child]": (actor, { enrolmentPeriod, ownChild }) =>
    commands.askEnrolment(actor, { periodId: enrolmentPeriod, childIds: [ownChild], note: "" }),
  "enrolments.withdrawEnrolment [A's]": (actor, world) => commands.withdrawEnrolment(actor, named(world)),
  "enrolments.decideEnrolments [A's]": (actor, { enrolmentOfA }) =>
    commands.decideEnrolments(actor, new Map([[enrolmentOfA.id, { accept: true }]])),
  "enrolments.endEnrolment [A's, not accepted]": (actor, world) =>
    commands.endEnrolment(actor, { ...named(world), reason: "Départ" }),
  "activities.enrolmentSettings [here]": (actor, { club }) =>
    settingsQueries.enrolmentSettings(actor, club.activityId),
  "activities.saveEnrolmentPeriod [here]": (actor, world) =>
    settings.saveEnrolmentPeriod(actor, {
      ...seen(world),
      periodId: undefined,
      name: "Été",
      firstDay: "2027-07-05",
      lastDay: "2027-07-30",
      opensAt: "2027-03-01T09:00",
      closesAt: "2027-05-31T23:59",
      places: [],
      pieceTypeIds: [],
    }),
  "activities.removeEnrolmentPeriod [asked for]": (actor, world) =>
    settings.removeEnrolmentPeriod(actor, { ...seen(world), periodId: world.enrolmentPeriod }),
};
