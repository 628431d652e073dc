import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { PlainDate } from "@/lib/dates";
import type { PlannedActivity } from "@/lib/planning/queries";
import { sayTime } from "@/lib/text/dates";
import { GroupList } from "./group-list";

/** One activity on one day, slot by slot and group by group. */
export function ActivityCard({ activity, date }: { activity: PlannedActivity; date: PlainDate }) {
  const t = useTranslations("planning");
  const locale = useLocale();
  return (
    <Card title={activity.name} className="print:border-0 print:p-0 print:shadow-none">
      <div className="divide-y divide-line">
        {activity.slots.map((slot) => (
          <section key={slot.id} id={`creneau-${slot.id}`} className="py-4 first:pt-0 last:pb-0">
            <h3 className="mb-2">
              {slot.name}{" "}
              <span className="font-normal text-muted">
                {t("times", { from: sayTime(slot.startsAt, locale), to: sayTime(slot.endsAt, locale) })}
              </span>
            </h3>
            <div className={slot.groups.length > 1 ? "grid gap-x-10 gap-y-5 2xl:grid-cols-2" : undefined}>
              {slot.groups.map((group) => (
                <GroupList
                  key={group.slotDayId}
                  group={group}
                  slot={slot.name}
                  date={date}
                  alone={slot.groups.length === 1}
                />
              ))}
            </div>
          </section>
        ))}
      </div>
    </Card>
  );
}
