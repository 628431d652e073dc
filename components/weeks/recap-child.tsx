import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { sayDay } from "@/lib/text/dates";
import type { RecapChild, RecapDay, RecapSlot } from "@/lib/weeks/queries";
import { recapCounts } from "@/lib/weeks/rules";
import { Chip } from "./chips";
import { sayReason, sayWhy } from "./say-why";

const SHORT = { weekday: "short", day: "numeric", month: "short" } as const;

/** One child's days: those to send, ticked; full ones to wait for, not ticked; the others folded away. */
export function RecapChildCard({ child }: { child: RecapChild }) {
  const t = useTranslations("weeks.recap");
  const locale = useLocale();
  const { firstName, slots, ignored } = child;
  const { cells, days } = recapCounts([child]);
  return (
    <Card title={t("child", { name: firstName, cells, days })}>
      <div className="grid gap-5">
        {slots.map((slot) => (
          <SlotDays key={slot.slotId} child={firstName} slot={slot} />
        ))}
        {ignored.length > 0 && (
          <Disclosure summary={t("ignored", { count: ignored.length, why: sayWhy(t, ignored) })}>
            <ul className="list-disc ps-5">
              {ignored.map(({ date, activity, slot, ...why }) => (
                <li key={`${date} ${activity} ${slot}`}>
                  {t("line", { activity, slot, date: sayDay(date, locale), reason: sayReason(t, why) })}
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </div>
    </Card>
  );
}

function SlotDays({ child, slot }: { child: string; slot: RecapSlot }) {
  const t = useTranslations("weeks.recap");
  const { activity, days, waits } = slot;
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 font-semibold">
        <span className="sr-only">{child}, </span>
        {t("slot", { activity, slot: slot.slot })}
      </legend>
      <Days days={days} ticked />
      {waits.length > 0 && (
        <fieldset className="mt-3 min-w-0">
          <legend className="mb-2 text-muted">{t("wait")}</legend>
          <Days days={waits} ticked={false} />
        </fieldset>
      )}
    </fieldset>
  );
}

function Days({ days, ticked }: { days: RecapDay[]; ticked: boolean }) {
  const t = useTranslations("weeks.recap");
  const locale = useLocale();
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(8.25rem,1fr))] gap-2">
      {days.map(({ value, date, late, rank }) => (
        <Chip key={value} name="cellule" value={value} checked={ticked}>
          {sayDay(date, locale, SHORT)}
          {late && <span className="block text-sm text-muted">{t("late")}</span>}
          {rank !== null && <span className="block text-sm text-muted">{t("rank", { rank })}</span>}
        </Chip>
      ))}
    </div>
  );
}
