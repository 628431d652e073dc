import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { now } from "@/lib/clock";
import type { PlainDate } from "@/lib/dates";
import { db, Prisma } from "@/lib/db";
import { type Offer, offerOf, type PeriodFacts } from "../rules";
import type { EnrolmentState } from "../schema";
import { groupsColumn, lackingColumn, ownChildren } from "./facts";

/** A request that a household made for one of its children. */
export type OwnRequest = {
  id: string;
  version: number;
  state: EnrolmentState;
  group: string;
  reason: string | null;
  /** Its rank in the waiting list, 1 first. */
  rank: number | null;
};

export type OfferedPeriod = {
  id: string;
  name: string;
  activity: string;
  structure: string;
  firstDay: PlainDate;
  lastDay: PlainDate;
  opensAt: Date;
  closesAt: Date;
  children: { id: string; name: string; offer: Offer; request: OwnRequest | null }[];
};

type Row = Omit<OfferedPeriod, "children" | "opensAt" | "closesAt"> & {
  opensAt: Date;
  closesAt: Date;
  groups: PeriodFacts["groups"];
  children: {
    id: string;
    name: string;
    birthDate: PlainDate;
    lacking: string[];
    request: OwnRequest | null;
  }[];
};

/**
 * The periods of the household's structures that are not over, with where each of its children stands. Children of an
 * age that no group takes are left out, and so are periods without any other. One statement.
 */
export async function enrolmentOffers(actor: ParentActor): Promise<OfferedPeriod[]> {
  allow(actor, "parent");
  const rows = await db().$queryRaw<Row[]>`
    WITH own AS MATERIALIZED (${ownChildren(actor)})
    SELECT p.id, p.name, a.name AS activity, s.name AS structure, p.first_day::text AS "firstDay",
           p.last_day::text AS "lastDay", p.opens_at AS "opensAt", p.closes_at AS "closesAt", ${groupsColumn} AS groups,
           (SELECT json_agg(json_build_object('id', own.id, 'name', own.first_name, 'birthDate', own.birth_date,
                     'lacking', ${lackingColumn(actor, Prisma.sql`own.id`)}, 'request', last.request)
                     ORDER BY own.birth_date, own.id)
            FROM own LEFT JOIN LATERAL (
              SELECT json_build_object('id', r.id, 'version', r.version, 'state', r.state, 'group', g.name,
                       'reason', r.reason, 'rank', CASE WHEN r.state = 'WAITLISTED' THEN (
                         SELECT count(*) FROM enrolment_request w
                         WHERE w.period_id = r.period_id AND w.group_id = r.group_id AND w.state = 'WAITLISTED'
                           AND (w.waiting_since, w.id) <= (r.waiting_since, r.id)) END) AS request
              FROM enrolment_request r JOIN activity_group g ON g.id = r.group_id
              WHERE r.period_id = p.id AND r.child_id = own.id AND r.household_id = ${actor.householdId}::uuid
              ORDER BY r.created_at DESC, r.id DESC LIMIT 1) last ON true) AS children
    FROM enrolment_period p JOIN activity a ON a.id = p.activity_id JOIN structure s ON s.id = a.structure_id
    JOIN household_structure hs ON hs.structure_id = s.id AND hs.household_id = ${actor.householdId}::uuid
    WHERE a.enrolment_mode = 'ON_REQUEST' AND a.archived_at IS NULL AND EXISTS (SELECT 1 FROM own)
      AND p.last_day >= (${new Date(now().epochMilliseconds)}::timestamptz
                         AT TIME ZONE (SELECT time_zone FROM organisation))::date
    ORDER BY p.first_day, s.position, a.position, p.name`;
  const at = now().epochMilliseconds;
  return rows
    .map(({ groups, children, ...period }) => {
      const { firstDay } = period;
      const facts = {
        firstDay,
        groups,
        opensAt: period.opensAt.getTime(),
        closesAt: period.closesAt.getTime(),
      };
      const shown = children.map(({ id, name, request, ...child }) => ({
        id,
        name,
        offer: offerOf(facts, child, at),
        request: request?.state === "WITHDRAWN" ? null : request,
      }));
      return { ...period, children: shown.filter(({ offer, request }) => request || offer.kind !== "age") };
    })
    .filter(({ children }) => children.length > 0);
}
