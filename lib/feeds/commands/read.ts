import "server-only";
import { createTranslator } from "next-intl";
import { allow, type Locale, type VisitorActor } from "@/lib/actor";
import { addDays } from "@/lib/calendar/rules";
import { now, nowDate } from "@/lib/clock";
import { dayOf } from "@/lib/dates";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { calendarFile } from "@/lib/integrations/calendar-file";
import { organisationFacts } from "@/lib/organisation/queries";
import { catalogue } from "@/lib/text/catalogue";
import { type Limit, spend } from "@/lib/throttle";
import { feedIdOf } from "../queries/link";
import { CANCELLED_DAYS, eventOf, FEED_DAYS, stateOf } from "../rules";
import type { FeedRow } from "../schema";

/** Addresses that the portal never made, from one place. */
const GUESSES: Limit = { name: "agenda-inconnu", points: 20, seconds: 600 };

/** Readings of one feed: the busiest clients look every few minutes. */
const READINGS: Limit = { name: "agenda", points: 120, seconds: 3_600 };

const DAY = 86_400_000;
const REFRESH_HOURS = 4;

export type FeedFile = { file: string } | { file: null; because: "unknown" | "too-often" };

/**
 * The calendar file behind a token, in its owner's language: the reservations of the household for the children over
 * whom the owner has a say at this moment. Unknown once the feed is revoked, the login gone or the household no longer
 * active.
 */
export async function readFeed(actor: VisitorActor, token: string): Promise<FeedFile> {
  allow(actor, "visitor");
  const id = feedIdOf(token);
  if (!id) return refused((await spend(GUESSES, actor.address)) ? "unknown" : "too-often");
  if (!(await spend(READINGS, id))) return refused("too-often");
  const { name, timeZone } = await organisationFacts(actor);
  const today = dayOf(now(), timeZone);
  const feed = await readRows(id, today);
  if (!feed) return refused("unknown");
  const { locale, rows } = feed;
  const t = createTranslator({ locale, messages: catalogue(locale), namespace: "feeds" });
  const { origin, host } = new URL(env().APP_URL);
  const events = rows.map((row) =>
    eventOf(row, host, {
      summary: t("event", {
        child: row.child,
        activity: row.activity,
        slot: row.slot,
        state: stateOf(row),
      }),
      url: `${origin}/reservations?date=${row.date}`,
    }),
  );
  return { file: calendarFile({ name: t("name", { name }), timeZone, refreshHours: REFRESH_HOURS, events }) };
}

const refused = (because: "unknown" | "too-often"): FeedFile => ({ file: null, because });

/** Marks the feed as read, where it stands and its owner may enter, and reads what it shows: one statement. */
async function readRows(id: string, today: string): Promise<{ locale: Locale; rows: FeedRow[] } | null> {
  const recent = new Date(nowDate().getTime() - CANCELLED_DAYS * DAY);
  const [feed] = await db().$queryRaw<{ locale: Locale; rows: FeedRow[] }[]>`
    WITH reader AS (
      UPDATE calendar_feed f SET last_read_at = ${nowDate()}
      FROM account a
      JOIN adult ad ON ad.id = a.adult_id
      JOIN household h ON h.id = ad.household_id AND h.status = 'ACTIVE'
      WHERE f.id = ${id}::uuid AND f.revoked_at IS NULL AND a.id = f.account_id
      RETURNING a.locale, ad.id AS adult_id, h.id AS household_id)
    SELECT reader.locale, COALESCE((
      SELECT json_agg(json_build_object(
               'id', r.id, 'state', r.state, 'version', r.version, 'date', r.date, 'child', c.first_name,
               'activity', a.name, 'slot', s.name, 'startsAt', s.starts_at, 'endsAt', s.ends_at,
               'structure', st.name, 'address', st.address, 'absent', gone.absent, 'absenceChanges', gone.changes,
               'changedAt', to_char(GREATEST(r.updated_at, gone.at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
             ORDER BY r.date, s.starts_at, r.id)
      FROM reservation r
      JOIN household_child hc ON hc.household_id = r.household_id AND hc.child_id = r.child_id
      JOIN guardianship g ON g.child_id = r.child_id AND g.adult_id = reader.adult_id
                         AND g.parental_authority <> 'WITHDRAWN'
      JOIN child c ON c.id = r.child_id
      JOIN slot s ON s.id = r.slot_id
      JOIN activity a ON a.id = s.activity_id
      JOIN structure st ON st.id = a.structure_id
      CROSS JOIN LATERAL (
        SELECT COALESCE(bool_or(ab.withdrawn_at IS NULL), false) AS absent,
               count(*) + count(ab.withdrawn_at) AS changes, max(GREATEST(d.created_at, ab.withdrawn_at)) AS at
        FROM absence ab JOIN absence_declaration d ON d.id = ab.declaration_id
        WHERE ab.reservation_id = r.id) gone
      WHERE r.household_id = reader.household_id
        AND r.date BETWEEN ${addDays(today, -FEED_DAYS.before)}::date AND ${addDays(today, FEED_DAYS.after)}::date
        AND (r.state NOT IN ('REFUSED', 'CANCELLED') OR r.updated_at >= ${recent})), '[]') AS rows
    FROM reader`;
  return feed ?? null;
}
