import { addProof, declareAbsence } from "@/lib/absences/commands";
import { absenceRule as absenceRules } from "@/lib/absences/schema";
import {
  type AccountActor,
  type Locale,
  mint,
  type ParentActor,
  type PendingActor,
  type Permission,
  type StaffActor,
  type SystemActor,
} from "@/lib/actor";
import { draftAllocation } from "@/lib/allocations/commands";
import { realNow } from "@/lib/clock";
import { closeDays } from "@/lib/closures/commands";
import { db, transaction } from "@/lib/db";
import { askEnrolment } from "@/lib/enrolments/commands";
import { createHouseholds, inviteAdults } from "@/lib/families/commands";
import type { NewChild, StoredHousehold } from "@/lib/families/schema";
import { newId } from "@/lib/ids";
import { checkImport } from "@/lib/imports/commands";
import { deliverMail, queueMail } from "@/lib/mails/commands";
import { hashPassword } from "@/lib/passwords";
import { recordReservations, sendCells } from "@/lib/reservations/commands";
import type { ReservationState } from "@/lib/reservations/rules";
import { newLinkSecret } from "@/lib/secrets";
import { createPieceType } from "@/lib/settings/commands";
import { defaultPieceTypes } from "@/lib/settings/rules";
import { decideSignUps, signUp } from "@/lib/signups/commands";
import { makeActivity, makeStaff, makeStructure, organisation, type TestActivity } from "../../factories";
import { PASSWORD, sendSecret, visitorFrom } from "../../factories/accounts";
import { PHOTO } from "../../factories/documents";
import { type CsvLine, csvFile, csvLine } from "../../factories/families";
import { signUpInput, trackingLink } from "../../factories/signups";
import { fillAgenda } from "./agenda";
import { fillFile } from "./files";
import { marksOf, type Party, secretsOf } from "./marks";

const system = mint<SystemActor>({ kind: "system", task: "access matrix" });

const SEPTEMBER = "2026-09-01";
export const ONE_TIME_PASSWORD = "abcd-efgh-jkmn-pqrs";
export const NO_WEIGHTS = { resident: 0, siblings: 0, workingParents: 0, refusedLastYear: 0 };
/** A day of the structure of A that a closure has shut. */
const CLOSED_DAY = "2026-12-16";
export const SHARED_CHILD = { firstName: "Noé", lastName: "Partagé", birthDate: "2017-03-02" };

async function makeHousehold(party: Party, structureId: string, names: string[], more: NewChild[] = []) {
  const { lastName, child, phone, address, quotient, allocataire, email } = secretsOf(party);
  const own = { firstName: child, lastName, birthDate: "2018-05-04", sex: null, schoolClass: null };
  const [stored] = await createHouseholds(system, SEPTEMBER, [
    {
      status: "ACTIVE",
      externalRef: `F-${party}`,
      address,
      postalCode: "38140",
      city: "Valmont-sur-Isère",
      regime: "CAF",
      allocataireNumber: allocataire,
      structureIds: [structureId],
      adults: names.map((firstName) => ({
        civility: null,
        firstName,
        lastName,
        email: email(firstName.toLowerCase()),
        phone,
      })),
      children: [own, ...more],
      quotient: { valueCents: quotient, source: "CAF" },
    },
  ]);
  const passwordHash = await hashPassword(PASSWORD);
  await db().account.update({ where: { id: stored!.accountIds[0]! }, data: { passwordHash } });
  return stored!;
}

async function makeSignUp(party: "P" | "U" | "W", structureId: string, more: (typeof SHARED_CHILD)[] = []) {
  const { lastName, child, phone, address, email } = secretsOf(party);
  const children = [{ firstName: child, lastName, birthDate: "2019-05-04" }, ...more];
  await signUp(
    visitorFrom(),
    signUpInput(structureId, { lastName, email: email("nadia"), phone, address, children }),
  );
  const { id } = await db().signUp.findFirstOrThrow({ where: { email: email("nadia") } });
  return id;
}

/** The household of an accepted sign-up. */
async function householdOf(signUpId: string): Promise<StoredHousehold> {
  const { household } = await db().signUp.findUniqueOrThrow({
    where: { id: signUpId },
    select: { household: { include: { adults: { include: { account: true } }, children: true } } },
  });
  const { id: householdId, adults, children } = household!;
  return {
    householdId,
    adultIds: adults.map(({ id }) => id),
    accountIds: adults.map(({ account }) => account!.id),
    childIds: children.map(({ childId }) => childId),
  };
}

async function reserve(
  { householdId, accountIds }: StoredHousehold,
  childId: string,
  activity: TestActivity,
  date: string,
  state: ReservationState,
) {
  const slotDayId = activity.day(date);
  const { slotId } = await db().slotDay.findUniqueOrThrow({ where: { id: slotDayId } });
  const row = { childId, householdId, accountId: accountIds[0]!, slotId, slotDayId, date, state };
  const reason = state === "REFUSED" ? "Complet" : null;
  const offerUntil = state === "OFFERED" ? new Date("2026-12-09") : undefined;
  await recordReservations(system, [{ ...row, reason, offerUntil, attendance: null, at: realNow() }]);
  return db().reservation.findFirstOrThrow({ where: { childId, slotDayId } });
}

/** Two days of A's own child declared absent, a school outing each; the proof of the second one is sent. */
async function declareAbsences(home: StoredHousehold, childId: string, activity: TestActivity) {
  const reasons = { ...absenceRules.parse({}).reasons, outing: { accepted: true, proof: true } };
  await db().activity.update({ where: { id: activity.activityId }, data: { absenceRule: { reasons } } });
  const declared = async (date: string) => {
    const { id, version } = await reserve(home, childId, activity, date, "RESERVED");
    const cells = [{ reservationId: id, version }];
    const answer = await declareAbsence(parent(home), { cells, reason: "outing", note: "" });
    if (!answer.ok) throw new Error(answer.code);
    const absence = await db().absence.findFirstOrThrow({ where: { reservationId: id } });
    return { absenceId: absence.id, declarationId: absence.declarationId };
  };
  const [awaited, sent] = [await declared("2026-11-26"), await declared("2026-11-27")];
  const proof = await addProof(parent(home), sent.declarationId, PHOTO);
  if (!proof.ok) throw new Error(proof.code);
  return { awaited, sent, uploadId: proof.value.uploadId };
}

/** A session of an account, and its actor. */
async function open(accountId: string, stage: "FULL" | "SET_PASSWORD") {
  const expiresAt = new Date(realNow().getTime() + 3_600_000);
  const { id: sessionId } = await db().session.create({ data: { accountId, stage, expiresAt } });
  return mint<AccountActor>({ kind: "account", accountId, sessionId, stage, locale: "fr" });
}

/** What the actor of a household's first adult holds. */
const insider = ({ householdId, adultIds, accountIds }: StoredHousehold) => ({
  accountId: accountIds[0]!,
  sessionId: newId(),
  adultId: adultIds[0]!,
  householdId,
  locale: "fr" as Locale,
});

const parent = (home: StoredHousehold) => mint<ParentActor>({ kind: "parent", ...insider(home) });

async function agent(grants: { structureId: string; permission: Permission }[]): Promise<StaffActor> {
  const actor = await makeStaff([]);
  await db().staffGrant.createMany({ data: grants.map((grant) => ({ ...grant, staffId: actor.staffId })) });
  return { ...actor, grants };
}

async function checkFile(actor: StaffActor, line: CsvLine): Promise<string> {
  const checked = await checkImport(actor, { fileName: "familles.csv", bytes: csvFile([line]) });
  if (!checked.ok) throw new Error(checked.code);
  return checked.value.id;
}

/** Alternate weeks of a child of two homes, who has 2026-12-15 with the first; it gave the day before to the second. */
async function shareCustody(childId: string, first: StoredHousehold, second: StoredHousehold) {
  const createdAt = realNow();
  const holidays = { kind: "as-weeks" };
  const pattern = { kind: "alternate-weeks", evenWeeks: 1, changeDay: 5, changeTime: "16:30", holidays };
  const validFrom = new Date(SEPTEMBER);
  const { id } = await db().custodyPlan.create({ data: { childId, validFrom, pattern, createdAt } });
  const given = { childId, householdId: second.householdId, accountId: first.accountIds[0]!, createdAt };
  await db().custodyDay.create({ data: { ...given, date: new Date("2026-12-14") } });
  return id;
}

/** A period of enrolment with room for two, open all school year. */
async function openEnrolment(activityId: string): Promise<string> {
  const { id: groupId } = await db().group.findFirstOrThrow({ where: { activityId } });
  const window = { opensAt: new Date("2026-09-01T07:00:00Z"), closesAt: new Date("2027-06-30T22:00:00Z") };
  const days = { firstDay: new Date("2027-09-01"), lastDay: new Date("2028-06-30") };
  const { id } = await db().enrolmentPeriod.create({
    data: {
      activityId,
      name: "Année 2027-2028",
      ...days,
      ...window,
      places: { create: { groupId, capacity: 2 } },
    },
  });
  return id;
}

/** Two structures, the parties and all the actors of the matrix, in an empty database. */
export async function makeWorld() {
  const organisationId = await organisation();
  await db().organisation.update({ where: { id: organisationId }, data: { isDemo: true } });
  const [here, there] = [await makeStructure("Ici"), await makeStructure("Là-bas")];
  const activity = await makeActivity(here, { name: "Cantine d'ici", capacity: 50 });
  const otherActivity = await makeActivity(there, { name: "Cantine de là-bas", capacity: 50 });
  await makeActivity(there, { name: "Sortie", enrolmentMode: "ON_REQUEST" });
  const camp = await makeActivity(here, { name: "Séjour d'ici", capacityMode: "ALLOCATE", capacity: 5 });

  const noe = { ...SHARED_CHILD, sex: null, schoolClass: null };
  const A = await makeHousehold("A", here, ["Alice", "Alain"], [noe]);
  const [ownChild, sharedChild] = A.childIds as [string, string];
  const B = await makeHousehold("B", here, ["Bruno"]);
  const C = await makeHousehold("C", there, ["Chloé"], [{ ...noe, childId: sharedChild }]);

  const custodyPlan = await shareCustody(sharedChild, A, C);

  const admin = await makeStaff("admin");
  const accepted = await makeSignUp("P", here);
  await decideSignUps(admin, { ids: [accepted], accept: true });
  const P = await householdOf(accepted);
  const U = await makeSignUp("U", here);
  const W = await makeSignUp("W", there, [SHARED_CHILD]);

  await sendCells(parent(A), [
    { kind: "book", childId: ownChild, slotDayId: activity.day("2026-12-01"), version: 0 },
  ]);
  const asked = await db().reservation.findFirstOrThrow({ where: { childId: ownChild } });
  const reserved = await reserve(A, sharedChild, activity, "2026-12-03", "RESERVED");
  await reserve(B, B.childIds[0]!, activity, "2026-12-01", "REQUESTED");
  const absence = await declareAbsences(A, ownChild, activity);
  const askedByC = await reserve(C, sharedChild, otherActivity, "2026-12-04", "REQUESTED");

  const campDay = "2026-12-10";
  const atCamp = await reserve(A, ownChild, camp, campDay, "REQUESTED");
  const share = { weights: NO_WEIGHTS, seed: "tirage", firstDay: campDay, lastDay: campDay };
  const drafted = await draftAllocation(admin, { activityId: camp.activityId, ...share });
  if (!drafted.ok) throw new Error(drafted.code);

  const offered = await reserve(A, ownChild, activity, "2026-12-11", "OFFERED");
  const refused = await reserve(A, ownChild, activity, "2026-12-17", "REFUSED");
  const { id: proposal } = await db().proposal.create({
    data: {
      reservation: { connect: { id: refused.id } },
      slotDay: { connect: { id: activity.day("2026-12-18") } },
      decision: { create: { staffId: admin.staffId, createdAt: realNow() } },
      createdAt: realNow(),
    },
  });

  await reserve(A, ownChild, activity, CLOSED_DAY, "RESERVED");
  const whole = { structureId: here, activityId: null, slotId: null };
  const days = { firstDay: CLOSED_DAY, lastDay: CLOSED_DAY };
  const shut = await closeDays(admin, { ...whole, ...days, cause: "WORKS", message: "", billed: false });
  if (!shut.ok) throw new Error(shut.code);
  const { closureId } = shut.value;

  const club = await makeActivity(here, { name: "Club d'ici", enrolmentMode: "ON_REQUEST" });
  const enrolmentPeriod = await openEnrolment(club.activityId);
  await askEnrolment(parent(A), { periodId: enrolmentPeriod, childIds: [ownChild], note: "" });
  const enrolmentOfA = await db().enrolmentRequest.findFirstOrThrow({ where: { childId: ownChild } });

  await inviteAdults(admin, { adultIds: [A.adultIds[1]!] });
  const { id: invitation } = await db().mail.findFirstOrThrow({ where: { template: "invitation" } });
  await deliverMail(system, invitation, true);
  const to = secretsOf("A").email("alice");
  const mail = {
    accountId: A.accountIds[0]!,
    householdId: A.householdId,
    to,
    locale: "fr",
    params: {},
  } as const;
  const queued = await transaction((tx) => queueMail(system, tx, { template: "password-changed", ...mail }));

  const secrets = { reset: newLinkSecret(), finish: newLinkSecret(), track: await trackingLink(U) };
  await sendSecret(A.accountIds[0]!, "RESET_PASSWORD", secrets.reset);
  await sendSecret(P.accountIds[0]!, "FINISH_SIGN_UP", secrets.finish);
  await sendSecret(A.accountIds[1]!, "INVITATION", ONE_TIME_PASSWORD);

  const files = {
    A: await fillFile("A", A, sharedChild, admin),
    C: await fillFile("C", C, sharedChild, admin),
  };

  const piece = await createPieceType(admin, { ...defaultPieceTypes[0]!, structureId: here });
  if (!piece.ok) throw new Error(piece.code);

  const grant = (structureId: string, ...permissions: Permission[]) =>
    permissions.map((permission) => ({ structureId, permission }));
  const imp = await agent(grant(here, "IMPORTS"));
  const far = await agent(grant(there, "FAMILIES", "REQUESTS", "IMPORTS", "HEALTH", "DOCUMENTS", "SETTINGS"));
  const { lastName, child, address, email } = secretsOf("I");
  const people = { responsable1_nom: lastName, enfant_nom: lastName, enfant_prenom: child };
  const I = await checkFile(
    imp,
    csvLine("Ici", { ...people, responsable1_email: email("irene"), adresse: address }),
  );

  const actors = {
    /** Nobody known. */
    visitor: visitorFrom(),
    /** Alain of A, who signed in with his one-time password and has yet to choose his own. */
    first: await open(A.accountIds[1]!, "SET_PASSWORD"),
    /** Alice of A as the owner of her login. */
    login: await open(A.accountIds[0]!, "FULL"),
    pending: mint<PendingActor>({ kind: "pending", ...insider(P) }),
    A: parent(A),
    B: parent(B),
    C: parent(C),
    /** Agents of this structure with one permission each. */
    fam: await agent(grant(here, "FAMILIES")),
    req: await agent(grant(here, "REQUESTS")),
    imp,
    med: await agent(grant(here, "HEALTH")),
    doc: await agent(grant(here, "DOCUMENTS")),
    set: await agent(grant(here, "SETTINGS")),
    /** REQUESTS here, the other permissions only there. */
    mix: await agent([...grant(here, "REQUESTS"), ...grant(there, "FAMILIES", "IMPORTS")]),
    /** Every permission, in the other structure. */
    far,
    admin,
    system,
  };
  return {
    actors,
    organisation: organisationId,
    here,
    there,
    activity,
    otherActivity,
    closureId,
    A,
    B,
    C,
    P,
    U,
    W,
    I,
    /** A file of the other structure's agent that names A's reference. */
    claim: await checkFile(far, csvLine("Là-bas", { foyer: "F-A" })),
    ownChild,
    sharedChild,
    /** The plan by which A and C share Noé. */
    custodyPlan,
    /** A day that A asked for, one that A has, one that C asked for. */
    asked,
    reserved,
    askedByC,
    /** Days that A declared absent: one whose proof is awaited, one whose proof waits for an answer. */
    absence,
    /** A place that the waiting list offers to A, and what is proposed to A in place of a refused day. */
    offered,
    proposal,
    /** An activity whose places staff allocate, the day that A asks for there, and the draft that weighs it. */
    camp,
    atCamp,
    allocation: drafted.value.id,
    /** An activity that asks for enrolment, its period, and A's request for it. */
    club,
    enrolmentPeriod,
    enrolmentOfA,
    /** A mail that A received, and one that waits. */
    invitation,
    queued,
    /** A document that this structure asks for. */
    askedPiece: piece.value.id,
    /** What the files of A and C hold: people, pieces, letters, changes and wishes that wait. */
    files,
    /** A's usual week, and the token of A's calendar feed. */
    ...(await fillAgenda(parent(A), ownChild, asked.slotId)),
    secrets,
    email: (party: Party, name: string) => secretsOf(party).email(name),
    marks: await marksOf({ A, B, C, P, U, W, I }),
  };
}

export type World = Awaited<ReturnType<typeof makeWorld>>;
export type Column = keyof World["actors"];
