import * as activities from "@/lib/activities/commands";
import * as activityQueries from "@/lib/activities/queries";
import { townSettings } from "@/lib/activities/schema";
import * as demo from "@/lib/demo/commands";
import * as demoQueries from "@/lib/demo/queries";
import * as jobQueries from "@/lib/jobs/queries";
import * as organisation from "@/lib/organisation/commands";
import * as organisationQueries from "@/lib/organisation/queries";
import * as staff from "@/lib/staff/commands";
import * as staffQueries from "@/lib/staff/queries";
import { dayBefore } from "../../../factories";
import { PASSWORD } from "../../../factories/accounts";
import { type Calls, DECEMBER, SEPTEMBER } from "./call";

const ACTIVITY = {
  name: "Nouvelle",
  bookRule: dayBefore(),
  cancelRule: dayBefore(),
  groups: [{ name: "Tous", minAge: 3, maxAge: 11 }],
  slots: [{ name: "Matin", startsAt: "08:00", endsAt: "12:00" }],
};
const ORGANISATION = {
  name: "Autre",
  timeZone: "Europe/Paris",
  schoolZone: "A",
  holidayRegion: "METROPOLE",
} as const;
const STRUCTURE = { name: "Nouvelle", kind: "LEISURE" } as const;
const TOWN = townSettings.parse({
  organisation: ORGANISATION,
  structures: [{ ...STRUCTURE, activities: [] }],
});

export const town: Calls = {
  "activities.structures": (actor) => activityQueries.structures(actor),
  "activities.structuresWith [FAMILIES]": (actor) => activityQueries.structuresWith(actor, "FAMILIES"),
  "activities.createStructure": (actor, { organisation }) =>
    activities.createStructure(actor, organisation, {
      ...STRUCTURE,
      description: "",
      address: "",
      email: null,
      phone: null,
      position: 9,
    }),
  "activities.createActivity": (actor, { here }) =>
    activities.createActivity(actor, here, { ...ACTIVITY, position: 9, validFrom: SEPTEMBER }),
  "activities.openDays": (actor, { activity }) =>
    activities.openDays(actor, {
      activityId: activity.activityId,
      firstDay: "2027-01-04",
      lastDay: "2027-01-05",
      weekdays: [1, 2],
      season: "school",
      capacities: { Tous: 3 },
    }),
  "activities.enrolChildren [A's child]": (actor, { otherActivity, ownChild }) =>
    activities.enrolChildren(actor, {
      activityId: otherActivity.activityId,
      childIds: [ownChild],
      ...DECEMBER,
    }),
  "activities.setUpTown [a second one]": (actor) =>
    activities.setUpTown(actor, TOWN, { ...DECEMBER, isDemo: false }),

  "demo.isDemoReady": (actor) => demo.isDemoReady(actor),
  "demo.eraseDemo": (actor) => demo.eraseDemo(actor),
  "demo.markDemoReady": (actor) => demo.markDemoReady(actor),
  "demo.setDemoPasswords": (actor) => demo.setDemoPasswords(actor, PASSWORD),
  "demo.demoCells": (actor) => demoQueries.demoCells(actor, DECEMBER),
  "demo.comingDays": (actor) => demoQueries.comingDays(actor, "Cantine d'ici", "2026-12-01"),
  "demo.activityNamed": (actor) => demoQueries.activityNamed(actor, "Sortie"),

  "jobs.databaseAnswers": (actor) => jobQueries.databaseAnswers(actor),

  "organisation.organisationFacts": (actor) => organisationQueries.organisationFacts(actor),
  "organisation.publicStructures": (actor) => organisationQueries.publicStructures(actor),
  "organisation.findOrganisation": (actor) => organisation.findOrganisation(actor),
  "organisation.setUpOrganisation [a second one]": (actor) =>
    organisation.setUpOrganisation(actor, { ...ORGANISATION, isDemo: false }),

  "staff.createStaff": (actor, { here }) =>
    staff.createStaff(actor, {
      firstName: "Nina",
      lastName: "Neuve",
      email: "nina@exemple.test",
      passwordHash: null,
      isAdmin: true,
      grants: [{ structureId: here, permission: "FAMILIES" }],
    }),
  "staff.staffPerson": (actor) => staffQueries.staffPerson(actor),
};
