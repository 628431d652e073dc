import { useLocale, useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import type { Calendar, SentRequest } from "@/lib/reservations/queries";
import type { CalendarView, CellOutcome } from "@/lib/reservations/schema";
import { sayDay } from "@/lib/text/dates";
import { outcomeWords, timeOf } from "./outcome-words";
import { Undo } from "./undo";

const ORDER = [
  "requested",
  "reserved",
  "waitlisted",
  "cancel-requested",
  "cancelled",
  "withdrawn",
  "undone",
  "unchanged",
  "refused",
  "not-undone",
] as const;
const NO_CHANGE: readonly CellOutcome["outcome"][] = ["refused", "unchanged", "not-undone"];

type Props = {
  id: string;
  sending: SentRequest;
  place: { vue: CalendarView; date: string | null };
  calendar: Calendar;
};

/** What became of each day that was sent, child by child; its sender may take all of it back for some minutes. */
export function Outcomes({ id, sending, place, calendar: { timeZone, now } }: Props) {
  const t = useTranslations("reservations.outcome");
  const locale = useLocale();
  const { outcomes, undoUntil, undoneAt } = sending;
  const say = outcomeWords(t, timeZone, locale);
  const counts = Map.groupBy(outcomes, (cell) => cell.outcome);
  const byChild = Map.groupBy(outcomes, (cell) => cell.child);
  const changed = outcomes.some(({ outcome }) => !NO_CHANGE.includes(outcome));
  const waits = !undoneAt && (counts.has("requested") || counts.has("cancel-requested"));
  const title = undoneAt ? "titleUndone" : changed ? "title" : "titleNone";
  const left = undoUntil ? undoUntil.epochMilliseconds - now.epochMilliseconds : 0;
  return (
    <section id="bilan" className="mb-6 scroll-mt-4">
      <Banner
        tone={
          NO_CHANGE.some((outcome) => outcome !== "unchanged" && counts.has(outcome)) ? "warning" : "success"
        }
        title={t(title)}
        live
      >
        <p>
          {ORDER.filter((outcome) => counts.has(outcome))
            .map((outcome) => t(outcome, { count: counts.get(outcome)?.length ?? 0 }))
            .join(", ")}
          .{waits && ` ${t("next")}`}
        </p>
        {[...byChild].map(([child, cells]) => (
          <div key={child} className="mt-2">
            {child && <h2 className="text-base">{child}</h2>}
            <ul className="list-disc ps-5">
              {cells.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a stored list that never changes
                <li key={index}>
                  {child && cell.date
                    ? t("line", {
                        activity: cell.activity ?? "",
                        slot: cell.slot ?? "",
                        date: sayDay(cell.date, locale),
                        outcome: say(cell),
                      })
                    : t("unknown", { outcome: say(cell) })}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </Banner>
      {undoUntil && left > 0 && (
        <Undo
          requestId={id}
          place={place}
          secondsLeft={Math.ceil(left / 1000)}
          words={{
            summary: t("undoSummary"),
            undo: t("undo"),
            undoing: t("undoing"),
            until: t("undoUntil", { time: timeOf(undoUntil, timeZone, locale) }),
            minutes: t.raw("undoMinutes"),
            seconds: t.raw("undoSeconds"),
          }}
        />
      )}
    </section>
  );
}
