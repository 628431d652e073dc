import "server-only";
import { type ActivityLimits, activityLimits } from "@/lib/activities/schema";
import { addDays, type DayRange, mondayOf, periodsOf } from "@/lib/calendar/rules";
import { Prisma, type Tx } from "@/lib/db";
import type { OrganisationFacts } from "@/lib/organisation/queries";
import { type OpenDays, openDaysColumn } from "../queries/facts";
import { type Held, needsOpenDays, type SlotLink } from "../rules";
import type { Target } from "./targets";

/** What is judged beside the cells themselves. */
export type Around = {
  openDays: OpenDays;
  links: (SlotLink & { slot: string; other: string })[];
  /** By activity. */
  limits: Map<string, ActivityLimits>;
  /** What the linked or limited children have around the cells, with the cells. */
  held: (Held & { waits: boolean })[];
  /** By slot day, how many wait for a place. */
  waiting: Record<string, number>;
};

/** The cells that are judged. */
type Judged = Pick<
  Target,
  "activityId" | "limits" | "isLinked" | "childId" | "waitMode" | "slotDayId" | "policies" | "structureId"
>;

/** Of the sendings about one child, one after the other: what a child may have together is judged on all it has. */
async function lockChildren(tx: Tx, ids: string[]): Promise<void> {
  await tx.$queryRaw`SELECT id FROM child WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}

/**
 * The open days that rules count, what else the children have, and who waits, in one statement; none where nothing of
 * it matters. Called behind the locks of the cells.
 */
export async function readAround(
  tx: Tx,
  targets: Judged[],
  range: DayRange,
  { schoolHolidays }: OrganisationFacts,
  lock: boolean,
): Promise<Around> {
  const limits = new Map<string, ActivityLimits>();
  for (const { activityId, limits: given } of targets) {
    if (limits.has(activityId)) continue;
    const parsed = activityLimits.parse(given);
    if (parsed.week || parsed.period) limits.set(activityId, parsed);
  }
  const judged = targets.filter(({ activityId, isLinked }) => isLinked || limits.has(activityId));
  const childIds = [...new Set(judged.map(({ childId }) => childId))];
  if (lock && childIds.length > 0) await lockChildren(tx, childIds);
  const waited = targets.filter(({ waitMode }) => waitMode !== "NONE").map(({ slotDayId }) => slotDayId);
  const none: Around = { openDays: {}, links: [], limits, held: [], waiting: {} };
  const counts = targets.some(({ policies }) => needsOpenDays(policies));
  if (childIds.length === 0 && waited.length === 0 && !counts) return none;
  const bounds = [...limits.values()];
  const first = [range.firstDay];
  const last = [range.lastDay];
  if (bounds.some(({ week }) => week)) {
    first.push(mondayOf(range.firstDay));
    last.push(addDays(mondayOf(range.lastDay), 6));
  }
  if (bounds.some(({ period }) => period)) {
    first.push(periodsOf(schoolHolidays, range.firstDay).firstDay);
    last.push(periodsOf(schoolHolidays, range.lastDay).lastDay);
  }
  const structureIds = [...new Set(judged.map(({ structureId }) => structureId))];
  const [row] = await tx.$queryRaw<Omit<Around, "limits">[]>`
    SELECT ${openDaysColumn(targets, range)} AS "openDays",
           ${childIds.length > 0 ? linksColumn(structureIds) : NOTHING} AS links,
           ${childIds.length > 0 ? heldColumn(childIds, first.sort()[0]!, last.sort().at(-1)!) : NOTHING} AS held,
           COALESCE((SELECT json_object_agg(w.slot_day_id, w.count)
                     FROM (SELECT slot_day_id, count(*) FROM reservation
                           WHERE slot_day_id = ANY(${[...new Set(waited)]}::uuid[]) AND state = 'WAITLISTED'
                           GROUP BY slot_day_id) w), '{}') AS waiting`;
  return { ...row!, limits };
}

/** The limits without their minima: who is given one day more is not asked for others. */
export const maximaOf = ({ limits }: Around): Around["limits"] =>
  new Map(
    [...limits].map(([id, { week, period }]) => [
      id,
      { ...(week && { week: { max: week.max } }), ...(period && { period: { max: period.max } }) },
    ]),
  );

const NOTHING = Prisma.sql`'[]'::json`;

const linksColumn = (structureIds: string[]) => Prisma.sql`
  COALESCE((SELECT json_agg(json_build_object('slotId', l.slot_id, 'otherId', l.other_id, 'kind', l.kind,
                                              'slot', s.name, 'other', o.name) ORDER BY o.position, o.id)
            FROM slot_link l JOIN slot s ON s.id = l.slot_id JOIN slot o ON o.id = l.other_id
            JOIN activity a ON a.id = s.activity_id WHERE a.structure_id = ANY(${structureIds}::uuid[])), '[]')`;

const heldColumn = (childIds: string[], firstDay: string, lastDay: string) => Prisma.sql`
  COALESCE((SELECT json_agg(json_build_object('childId', r.child_id, 'date', r.date, 'slotId', r.slot_id,
                                              'activityId', s.activity_id, 'waits', r.state = 'WAITLISTED'))
            FROM reservation r JOIN slot s ON s.id = r.slot_id
            WHERE r.child_id = ANY(${childIds}::uuid[]) AND r.date BETWEEN ${firstDay}::date AND ${lastDay}::date
              AND r.state NOT IN ('REFUSED', 'CANCELLED')), '[]')`;
