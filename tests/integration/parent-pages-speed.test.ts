// The framework looks for this when it loads, as it does in its own server.
import "next/dist/server/node-environment-baseline";

import { beforeAll, expect, test, vi } from "vitest";
import HomePage from "@/app/(famille)/accueil/page";
import SentDocumentsPage from "@/app/(famille)/documents/envois/page";
import DocumentsPage from "@/app/(famille)/documents/page";
import InvoicesPage from "@/app/(famille)/factures/page";
import EditDomainPage from "@/app/(famille)/famille/[sujet]/[id]/[domaine]/modifier/page";
import DomainPage from "@/app/(famille)/famille/[sujet]/[id]/[domaine]/page";
import ConsentsPage from "@/app/(famille)/famille/enfants/[id]/autorisations/page";
import ReadersPage from "@/app/(famille)/famille/enfants/[id]/consultations/page";
import CustodyPage from "@/app/(famille)/famille/enfants/[id]/garde/page";
import FamilyPage from "@/app/(famille)/famille/page";
import ReservationsPage from "@/app/(famille)/reservations/page";
import { db, transaction } from "@/lib/db";
import type { DeadlineRuleInput } from "@/lib/deadlines/schema";
import { askFile, saveDomain } from "@/lib/dossier/commands";
import { writeChildHealth } from "@/lib/health/commands";
import { calendar } from "@/lib/reservations/queries";
import { system } from "../factories";
import { makePieceType, sent } from "../factories/documents";
import { answers, setFile } from "../factories/dossier";
import { twoHomes, WEEKS } from "./custody-scenes";
import { pageReader, props } from "./page-statements";
import { book, press, reservationOf } from "./reservations-books";

vi.mock("next-intl/server", async () => (await import("./page-statements")).silentText());

/** The rule that reads most: it counts the activity's own open days. */
const OPEN_DAYS: DeadlineRuleInput = {
  limit: { kind: "days-before", days: 1, at: "18:00", counting: "open" },
};
const PAI = {
  active: true,
  from: "2026-09-01",
  to: "2027-08-31",
  kit: "",
  kitPlace: "",
  action: "",
} as const;

const town = await twoHomes({ bookRule: OPEN_DAYS, cancelRule: OPEN_DAYS });
const { mum, childId, structureId, mother, day, settle } = town;
let statementsOf: Awaited<ReturnType<typeof pageReader>>;
let sending = "";

/** Everything that costs a page something: custody, both gates, a PAI, a sending, what waits, what was sent. */
beforeAll(async () => {
  await settle(WEEKS);
  await press(mum, book(childId, day("2026-12-01")));
  sending = (await reservationOf(childId, day("2026-12-01")))!.requestId;
  await transaction((tx) => writeChildHealth(system, tx, childId, { pai: PAI }));
  await setFile(structureId, {
    confirmFrom: "09-01",
    blockUnconfirmed: true,
    domains: { "HOUSEHOLD.contact": "VALIDATED" },
  });
  await db().household.update({
    where: { id: mum.householdId },
    data: { createdAt: new Date("2025-01-01") },
  });
  await makePieceType(structureId, { name: "PAI signé", kind: "PAI", health: true, blocking: true });
  await makePieceType(structureId, {
    name: "Quotient",
    kind: "QF_PROOF",
    scope: "HOUSEHOLD",
    blocking: true,
  });
  await sent(mum, { childId });
  await saveDomain(mum, answers("HOUSEHOLD", mum.householdId, "contact", { city: "Pamiers" }));
  await askFile(mum, { kind: "OTHER", message: "Bonjour" });
  statementsOf = await pageReader(mum);
});

test("both gates are closed, by a confirmation and by pieces of which one is a PAI", async () => {
  const { blocks } = await calendar(mum, { view: "mois", date: "2026-11-02" });
  expect(blocks).toEqual({
    unconfirmed: true,
    pieces: [
      { childId: null, childName: null, name: "Quotient" },
      { childId, childName: expect.any(String), name: "PAI signé" },
    ],
  });
});

const ofChild = (domaine: string) => props({ sujet: "enfants", id: childId, domaine });

test.each([
  ["/accueil", () => HomePage()],
  [
    "/reservations",
    () => ReservationsPage(props({}, { vue: "periode", date: "2026-12-01", envoi: sending })),
  ],
  ["/famille", () => FamilyPage(props({}))],
  ["/famille/enfants/…/identite", () => DomainPage(ofChild("identite"))],
  ["/famille/enfants/…/sante", () => DomainPage(ofChild("sante"))],
  ["/famille/enfants/…/sante/modifier", () => EditDomainPage(ofChild("sante"))],
  [
    "/famille/foyer/…/coordonnees/modifier",
    () => EditDomainPage(props({ sujet: "foyer", id: mother.householdId, domaine: "coordonnees" })),
  ],
  ["/famille/enfants/…/autorisations", () => ConsentsPage(props({ id: childId }))],
  ["/famille/enfants/…/consultations", () => ReadersPage(props({ id: childId }))],
  ["/famille/enfants/…/garde", () => CustodyPage(props({ id: childId }))],
  ["/documents", () => DocumentsPage()],
  ["/documents/envois", () => SentDocumentsPage(props({}))],
  ["/factures", () => InvoicesPage()],
] as [string, () => Promise<unknown>][])("%s sends at most six statements", async (name, page) => {
  const statements = await statementsOf(page);
  console.info(`${name}: ${statements} statements`);
  expect(statements).toBeGreaterThan(1);
  expect(statements).toBeLessThanOrEqual(6);
});
