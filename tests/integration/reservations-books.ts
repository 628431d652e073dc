import { expect } from "vitest";
import type { ParentActor } from "@/lib/actor";
import { db, type Tx } from "@/lib/db";
import { sendCells } from "@/lib/reservations/commands";
import { requestOutcomes } from "@/lib/reservations/queries";
import type { CellOutcome, CellWish } from "@/lib/reservations/schema";

/** The box of a day; of one that has stood in the database before, with the version seen. */
export const book = (childId: string, slotDayId: string, version = 0): CellWish => ({
  kind: "book",
  childId,
  slotDayId,
  version,
});

/** The box of a day as its page of now shows it. */
export async function bookNow(childId: string, slotDayId: string): Promise<CellWish> {
  return book(childId, slotDayId, (await reservationOf(childId, slotDayId))?.version ?? 0);
}

/** Sends cells as one press of the button, and reads the outcome that the family is shown. */
export async function send(parent: ParentActor, ...wishes: CellWish[]): Promise<CellOutcome[]> {
  const sent = await sendCells(parent, wishes);
  if (!sent.ok) throw new Error(sent.code);
  return (await requestOutcomes(parent, sent.value.requestId))!.outcomes;
}

/** An outcome in one word: what became of the cell, or why nothing. */
export const wordOf = ({ outcome, because }: CellOutcome) => because ?? outcome;

/** Sends cells; answers with one word each. */
export const press = async (parent: ParentActor, ...wishes: CellWish[]) =>
  (await send(parent, ...wishes)).map(wordOf);

/** The reservation of a child on a slot day, as stored. */
export const reservationOf = (childId: string, slotDayId: string) =>
  db().reservation.findFirst({ where: { childId, slotDayId } });

/** The wish that the checkbox of a stored reservation holds. */
export async function wishOn(
  kind: "cancel" | "withdraw",
  childId: string,
  slotDayId: string,
): Promise<Extract<CellWish, { kind: "cancel" | "withdraw" }>> {
  const { id, version } = (await reservationOf(childId, slotDayId))!;
  return { kind, reservationId: id, version };
}

/** The changes of a child's reservation on a slot day, in words: "REQUESTED > RESERVED". */
export async function storyOf(childId: string, slotDayId: string): Promise<string> {
  const rows = await db().reservationHistory.findMany({
    where: { reservation: { childId, slotDayId } },
    orderBy: { version: "asc" },
  });
  return rows.map(({ to }) => to).join(" > ");
}

export const heldOn = async (slotDayId: string) =>
  (await db().slotDay.findUniqueOrThrow({ where: { id: slotDayId } })).held;

/** Every change that the domain knows, as "from to". */
const LEGAL = [
  ...["new", "CANCELLED", "REFUSED"].flatMap((from) =>
    ["REQUESTED", "RESERVED", "WAITLISTED"].map((to) => `${from} ${to}`),
  ),
  ...["RESERVED", "REFUSED", "WAITLISTED", "CANCELLED"].map((to) => `REQUESTED ${to}`),
  ...["RESERVED", "OFFERED", "REFUSED", "CANCELLED"].map((to) => `WAITLISTED ${to}`),
  ...["RESERVED", "REFUSED", "CANCELLED"].map((to) => `OFFERED ${to}`),
  ...["CANCEL_REQUESTED", "CANCELLED"].map((to) => `RESERVED ${to}`),
  "CANCEL_REQUESTED CANCELLED",
  // A sending taken back that had declined an offer; a closure lifted that a cancellation waited under.
  "CANCELLED OFFERED",
  "CANCELLED CANCEL_REQUESTED",
  "CANCEL_REQUESTED RESERVED",
];

/** What is wrong with the reservations of the whole database, one row per fault; none when the books are sound. */
export function faults(tx: Tx = db()): Promise<{ fault: string; id: string }[]> {
  return tx.$queryRaw`
    WITH step AS (
      SELECT h.*, lag(h.to_state) OVER w AS before, row_number() OVER w AS place,
             -- The household that the change was about: whoever sent last, or for whom staff made a sending without
             -- outcomes, up to this change.
             (SELECT q.household_id FROM reservation_history sent JOIN reservation own ON own.id = sent.reservation_id
              JOIN reservation_request q ON q.id = sent.request_id
                OR (sent.decision_id IN (SELECT d.id FROM decision d WHERE d.kind = 'BY_HAND') AND q.outcomes = '[]' AND q.created_at = sent.at
                    AND q.account_id = sent.account_id
                    AND EXISTS (SELECT 1 FROM household_child hc
                                WHERE (hc.household_id, hc.child_id) = (q.household_id, own.child_id)))
              WHERE sent.reservation_id = h.reservation_id AND sent.version <= h.version
              ORDER BY sent.version DESC, q.id DESC LIMIT 1) AS household_id
      FROM reservation_history h WINDOW w AS (PARTITION BY h.reservation_id ORDER BY h.version)),
    reader AS (
      SELECT DISTINCT s.decision_id, a.id AS account_id, s.id AS step_id
      FROM step s
      JOIN reservation r ON r.id = s.reservation_id
      JOIN adult ad ON ad.household_id = s.household_id
      JOIN account a ON a.adult_id = ad.id
       AND (a.password_hash IS NOT NULL OR EXISTS (SELECT 1 FROM token t WHERE t.account_id = a.id))
      LEFT JOIN guardianship g ON g.adult_id = ad.id AND g.child_id = r.child_id
      WHERE s.decision_id IS NOT NULL AND g.parental_authority IS DISTINCT FROM 'WITHDRAWN'),
    due AS (SELECT decision_id, account_id, count(*) AS days FROM reader GROUP BY 1, 2),
    told AS (
      SELECT m.decision_id, m.account_id, m.id,
             -- A day that was moved tells of two changes.
             (SELECT sum(CASE WHEN d ? 'from' THEN 2 ELSE 1 END) FROM jsonb_array_elements(m.params -> 'children') c,
                     jsonb_array_elements(c -> 'days') d) AS days
      FROM mail m WHERE m.template = 'decision')
    SELECT 'held differs from the places taken' AS fault, sd.id::text AS id FROM slot_day sd
    WHERE sd.held <> (SELECT count(*) FROM reservation r WHERE r.slot_day_id = sd.id AND r.holds)
    UNION ALL SELECT 'more held than there are places', id::text FROM slot_day WHERE held > capacity
    UNION ALL
    SELECT 'a version without its one history row', r.id::text FROM reservation r
    WHERE r.version <> (SELECT count(*) FROM step s WHERE s.reservation_id = r.id)
       OR r.version <> (SELECT max(s.version) FROM step s WHERE s.reservation_id = r.id)
    UNION ALL
    SELECT 'a version out of its place', s.id::text FROM step s WHERE s.version <> s.place
    UNION ALL
    SELECT 'a change that starts elsewhere', s.id::text FROM step s WHERE s.from_state IS DISTINCT FROM s.before
    UNION ALL
    SELECT 'a change that the domain does not know', s.id::text FROM step s
    WHERE concat_ws(' ', COALESCE(s.from_state::text, 'new'), s.to_state) <> ALL(${LEGAL}::text[])
    UNION ALL
    SELECT 'a state that is not the last one written', r.id::text
    FROM reservation r JOIN step s ON s.reservation_id = r.id AND s.version = r.version
    WHERE s.to_state <> r.state OR s.reason IS DISTINCT FROM r.reason OR s.household_id <> r.household_id
    UNION ALL
    SELECT 'a change from a sending and a decision, or from neither', s.id::text FROM step s
    WHERE num_nonnulls(s.request_id, s.decision_id) <> 1
    UNION ALL
    SELECT 'a refusal without a reason', s.id::text FROM step s
    WHERE s.to_state = 'REFUSED' AND COALESCE(s.reason, '') = ''
    UNION ALL
    SELECT 'a reservation of a child of another household', r.id::text FROM reservation r
    WHERE NOT EXISTS (SELECT 1 FROM household_child hc WHERE (hc.household_id, hc.child_id) = (r.household_id, r.child_id))
    UNION ALL
    SELECT 'a sending that tells of other changes than it made', q.id::text FROM reservation_request q
    WHERE (SELECT COALESCE(sum(CASE WHEN o ->> 'outcome' IN ('unchanged', 'refused') THEN 0
                                    WHEN o ->> 'outcome' = 'undone' THEN 2 ELSE 1 END), 0)
           FROM jsonb_array_elements(q.outcomes) o)
       <> (SELECT count(*) FROM step s WHERE s.request_id = q.id)
    UNION ALL
    SELECT 'a decision of nothing', d.id::text FROM decision d
    WHERE d.kind <> 'CLOSURE' AND NOT EXISTS (SELECT 1 FROM step s WHERE s.decision_id = d.id)
    UNION ALL
    SELECT 'an adult not told of a decision, told twice, or of other days', COALESCE(d.decision_id, t.decision_id)::text
    FROM due d FULL JOIN told t ON t.decision_id = d.decision_id AND t.account_id = d.account_id
    WHERE d.days IS DISTINCT FROM t.days
    UNION ALL
    SELECT 'a mail without its one delivery', t.id::text FROM told t
    WHERE 1 <> (SELECT count(*) FROM graphile_worker.jobs j WHERE j.key = t.id::text)`;
}

/** Whatever happened: places, states, history and mails agree with each other. Called after every test. */
export async function expectSoundBooks(): Promise<void> {
  expect(await faults()).toEqual([]);
}
