import { Temporal } from "temporal-polyfill";
import type { PlainDate } from "@/lib/dates";
import type { PieceKind, PieceLine, PieceScope, PieceStatus, UploadState } from "../schema";

/** What a structure asks of its families. */
export type AskedPiece = {
  id: string;
  structure: string;
  name: string;
  hint: string;
  kind: PieceKind;
  scope: PieceScope;
  required: boolean;
  blocking: boolean;
  health: boolean;
  reminderDays: number;
};

/** What was sent for a piece, by the household or, `own` false, by the child's other one. */
export type SentPiece = {
  typeId: string;
  kind: PieceKind;
  scope: PieceScope;
  childId: string | null;
  state: UploadState;
  reason: string | null;
  from: PlainDate | null;
  to: PlainDate | null;
  sentAt: Date;
  sentOn: PlainDate;
  own: boolean;
};

export type PieceChild = { id: string; name: string; hasPai: boolean };

type Standing = Pick<PieceLine, "status" | "until" | "reason" | "sentOn" | "otherHome">;

/** One line whatever the number of structures that ask; pieces of the kind OTHER are each their own. */
const groupOf = ({ kind, scope, typeId }: { kind: PieceKind; scope: PieceScope; typeId: string }) =>
  kind === "OTHER" ? typeId : `${kind}.${scope}`;

const endsLater = (a: SentPiece, b: SentPiece) => (b.to ?? "9999-12-31").localeCompare(a.to ?? "9999-12-31");
const sentLater = (a: SentPiece, b: SentPiece) => b.sentAt.getTime() - a.sentAt.getTime();

function addDays(day: PlainDate, days: number): PlainDate {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/**
 * How a piece stands on `today`. What waits for staff comes before what is in force; what is in force, or will be,
 * before a refusal of something else; then whichever came last of a refusal and a validity that ended.
 */
export function standingOf(sent: readonly SentPiece[], today: PlainDate, reminderDays: number): Standing {
  const verified = sent.filter(({ state }) => state === "VERIFIED").toSorted(endsLater);
  const best = verified[0];
  const counts = best && (best.to === null || best.to >= today) ? best : undefined;
  const waiting = sent.filter(({ state, own }) => state === "RECEIVED" && own).toSorted(sentLater)[0];
  const last = sent.filter(({ state, own }) => own && state !== "WITHDRAWN").toSorted(sentLater)[0];

  const stand = (status: PieceStatus, piece?: SentPiece, until = piece?.to ?? null): Standing => ({
    status,
    until,
    reason: status === "refused" ? (piece?.reason ?? null) : null,
    sentOn: piece?.own ? piece.sentOn : null,
    otherHome: piece?.own === false,
  });
  if (waiting) return stand("received", waiting, counts?.to ?? null);
  if (counts) {
    const isEnding = counts.to !== null && counts.to <= addDays(today, reminderDays);
    return stand(isEnding ? "expiring" : "verified", counts);
  }
  if (last?.state === "REFUSED") return stand("refused", last, null);
  return best ? stand("expired", best) : stand("missing");
}

/**
 * The pieces that the structures ask of one household, those of the household first, then child by child. A PAI is
 * asked only for a child who has one in force.
 */
export function pieceLines(
  {
    asked,
    children,
    sent,
  }: { asked: readonly AskedPiece[]; children: readonly PieceChild[]; sent: readonly SentPiece[] },
  today: PlainDate,
): PieceLine[] {
  const groups = [...Map.groupBy(asked, (piece) => groupOf({ ...piece, typeId: piece.id })).entries()];
  const line = (group: string, types: AskedPiece[], child: PieceChild | null): PieceLine => {
    const [first] = types as [AskedPiece];
    const ofLine = sent.filter((one) => groupOf(one) === group && one.childId === (child?.id ?? null));
    return {
      key: child ? `${first.id}.${child.id}` : first.id,
      typeId: first.id,
      kind: first.kind,
      name: first.name,
      hint: [...new Set(types.map(({ hint }) => hint).filter(Boolean))].join(" "),
      structures: [...new Set(types.map(({ structure }) => structure))],
      childId: child?.id ?? null,
      childName: child?.name ?? null,
      required: types.some(({ required }) => required),
      blocking: types.some(({ blocking }) => blocking),
      health: types.some(({ health }) => health),
      ...standingOf(ofLine, today, Math.max(...types.map(({ reminderDays }) => reminderDays))),
    };
  };
  const of = (child: PieceChild | null) =>
    groups
      .filter(([, [first]]) => (first!.scope === "CHILD") === (child !== null))
      .filter(([, [first]]) => first!.kind !== "PAI" || child === null || child.hasPai)
      .map(([group, types]) => line(group, types, child));
  return [...of(null), ...children.flatMap(of)];
}

const LACKING: readonly PieceStatus[] = ["missing", "refused", "expired"];

/** Whether nothing that counts, and nothing that waits for staff, was provided. */
export function isLacking({ status }: Pick<PieceLine, "status">): boolean {
  return LACKING.includes(status);
}
