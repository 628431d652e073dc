import { describe, expect, it } from "vitest";
import { type AskedPiece, isLacking, pieceLines, type SentPiece, standingOf } from "@/lib/documents/rules";

const TODAY = "2026-11-16";

const sent = (given: Partial<SentPiece> = {}): SentPiece => ({
  typeId: "assurance",
  kind: "INSURANCE",
  scope: "CHILD",
  childId: "lea",
  state: "VERIFIED",
  reason: null,
  from: "2026-09-01",
  to: "2027-08-31",
  sentAt: new Date("2026-09-02T10:00:00Z"),
  sentOn: "2026-09-02",
  own: true,
  ...given,
});
const later = (given: Partial<SentPiece>) =>
  sent({ sentAt: new Date("2026-11-10T10:00:00Z"), sentOn: "2026-11-10", ...given });
const received = { state: "RECEIVED", from: null, to: null } as const;
const refused = { state: "REFUSED", reason: "Illisible", from: null, to: null } as const;

describe("how a piece stands", () => {
  it.each<[string, SentPiece[], Partial<ReturnType<typeof standingOf>>]>([
    ["nothing sent", [], { status: "missing", until: null, sentOn: null, otherHome: false }],
    ["withdrawn", [sent({ state: "WITHDRAWN" })], { status: "missing" }],
    ["received", [sent(received)], { status: "received", sentOn: "2026-09-02", until: null }],
    ["verified", [sent()], { status: "verified", until: "2027-08-31" }],
    ["verified for ever", [sent({ to: null })], { status: "verified", until: null }],
    ["its last day", [sent({ to: TODAY })], { status: "expiring", until: TODAY }],
    ["30 days before its end", [sent({ to: "2026-12-16" })], { status: "expiring" }],
    ["31 days before its end", [sent({ to: "2026-12-17" })], { status: "verified" }],
    ["over", [sent({ to: "2026-11-15" })], { status: "expired", until: "2026-11-15" }],
    ["refused", [sent(refused)], { status: "refused", reason: "Illisible" }],
    ["over, then refused", [sent({ to: "2026-11-15" }), later(refused)], { status: "refused" }],
    [
      "over, then sent again",
      [sent({ to: "2026-11-15" }), later(received)],
      { status: "received", until: null },
    ],
    ["in force, then sent again", [sent(), later(received)], { status: "received", until: "2027-08-31" }],
    ["in force, then refused", [sent(), later(refused)], { status: "verified", until: "2027-08-31" }],
    ["refused, then verified", [sent(refused), later({})], { status: "verified" }],
    ["the one that lasts longer counts", [sent({ to: "2026-11-20" }), later({})], { status: "verified" }],
    ["the other home's", [sent({ own: false })], { status: "verified", otherHome: true, sentOn: null }],
    [
      "the other home's, own refused",
      [sent({ own: false }), later(refused)],
      { status: "verified", otherHome: true },
    ],
    [
      "the other home's is over",
      [sent({ own: false, to: "2026-11-15" })],
      { status: "expired", otherHome: true },
    ],
  ])("%s", (_when, pieces, expected) => {
    expect(standingOf(pieces, TODAY, 30)).toMatchObject(expected);
  });

  it("tells no reason but that of a refusal", () => {
    expect(standingOf([sent(refused), later({})], TODAY, 30).reason).toBeNull();
  });

  it("lacks what is missing, refused or over; not what waits or ends soon", () => {
    const lacking = (["missing", "refused", "expired", "received", "expiring", "verified"] as const).filter(
      (status) => isLacking({ status }),
    );
    expect(lacking).toEqual(["missing", "refused", "expired"]);
  });
});

const asked = (given: Partial<AskedPiece>): AskedPiece => ({
  id: "assurance",
  structure: "Les Tilleuls",
  name: "Assurance",
  hint: "",
  kind: "INSURANCE",
  scope: "CHILD",
  required: true,
  blocking: false,
  health: false,
  reminderDays: 30,
  ...given,
});
const LEA = { id: "lea", name: "Léa", hasPai: false };
const NOE = { id: "noe", name: "Noé", hasPai: true };

describe("the lines of a household", () => {
  const lines = (types: AskedPiece[], pieces: SentPiece[] = []) =>
    pieceLines({ asked: types, children: [LEA, NOE], sent: pieces }, TODAY);

  it("are one for each child, after those of the household", () => {
    const quotient = asked({ id: "qf", kind: "QF_PROOF", scope: "HOUSEHOLD", name: "Quotient" });
    expect(lines([asked({}), quotient]).map(({ key }) => key)).toEqual([
      "qf",
      "assurance.lea",
      "assurance.noe",
    ]);
  });

  it("are one whatever the number of structures that ask, with the most demanding of them", () => {
    const other = asked({
      id: "autre",
      structure: "La Cantine",
      required: false,
      blocking: true,
      hint: "Recto verso",
    });
    const [first, ...rest] = lines([asked({ required: false }), other]);
    expect(rest).toHaveLength(1);
    expect(first).toMatchObject({
      typeId: "assurance",
      structures: ["Les Tilleuls", "La Cantine"],
      required: false,
      blocking: true,
      hint: "Recto verso",
    });
  });

  it("find what was sent to another structure for the same kind", () => {
    expect(lines([asked({})], [sent({ typeId: "autre" })])[0]?.status).toBe("verified");
    expect(lines([asked({ kind: "OTHER" })], [sent({ kind: "OTHER", typeId: "autre" })])[0]?.status).toBe(
      "missing",
    );
  });

  it("keep what was sent for one child from another, and from the household", () => {
    expect(lines([asked({})], [sent({ childId: "noe" })]).map(({ status }) => status)).toEqual([
      "missing",
      "verified",
    ]);
    expect(lines([asked({})], [sent({ childId: null, scope: "HOUSEHOLD" })])[0]?.status).toBe("missing");
  });

  it("ask for a PAI only of a child who has one", () => {
    expect(lines([asked({ id: "pai", kind: "PAI" })]).map(({ childId }) => childId)).toEqual(["noe"]);
  });

  it("keep free pieces of two structures apart", () => {
    const free = [asked({ id: "a", kind: "OTHER" }), asked({ id: "b", kind: "OTHER" })];
    expect(lines(free)).toHaveLength(4);
  });
});
