import { useLocale, useTranslations } from "next-intl";
import { sayTime } from "@/lib/text/dates";
import { slotsOf } from "@/lib/weeks/rules";
import type { WeekChild } from "@/lib/weeks/schema";
import { Chip, Chips } from "./chips";

type Props = { items: WeekChild[]; ticked: string[]; error?: string };

/** The slots that the children may attend, activity by activity; one that not all of them have names its own. */
export function SlotChips({ items, ticked, error }: Props) {
  const t = useTranslations("weeks.repeat");
  const locale = useLocale();
  const slots = slotsOf(items);
  const first = slots[0]?.id;
  return (
    <Chips name="creneau" legend={t("slots")} error={error}>
      <div className="grid gap-4">
        {[...Map.groupBy(slots, ({ activity }) => activity)].map(([activity, list]) => (
          <div key={activity}>
            <p className="mb-1.5 text-muted" aria-hidden>
              {activity}
            </p>
            <div className="flex flex-wrap gap-2">
              {list.map(({ id, name, startsAt, endsAt, of }) => {
                const hours = { from: sayTime(startsAt, locale), to: sayTime(endsAt, locale) };
                const slot = t("slot", { name, ...hours });
                const isForAll = of.length === items.length;
                return (
                  <Chip
                    key={id}
                    name="creneau"
                    value={id}
                    id={id === first ? "creneau" : undefined}
                    checked={ticked.includes(id)}
                    before={activity}
                  >
                    {isForAll ? slot : t("slotFor", { slot, children: of.join(", ") })}
                  </Chip>
                );
              })}
            </div>
          </div>
        ))}
      </div>
    </Chips>
  );
}
