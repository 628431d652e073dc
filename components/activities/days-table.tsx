import { useLocale, useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Table } from "@/components/ui/table";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { SlotDetail } from "@/lib/activities/queries";
import type { StoredDay } from "@/lib/activities/rules";
import type { PlainDate } from "@/lib/dates";
import { sayDay } from "@/lib/text/dates";

type Props = { label: string; slots: SlotDetail[]; days: StoredDay[]; today: PlainDate };

/** The days of one group in a month, slot by slot; those to come can be ticked. */
export function DaysTable({ label, slots, days, today }: Props) {
  const t = useTranslations("activities.days");
  const locale = useLocale();
  const dates = [...new Set(days.map(({ date }) => date))].sort();
  const shown = slots.filter(({ id }) => days.some(({ slotId }) => slotId === id));
  const dayOf = new Map(days.map((day) => [`${day.slotId} ${day.date}`, day]));
  return (
    <Table label={label}>
      <thead>
        <tr>
          <th scope="col">{t("day")}</th>
          {shown.map(({ id, name }) => (
            <th key={id} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {dates.map((date) => (
          <tr key={date}>
            <th scope="row" className="whitespace-nowrap align-middle">
              {sayDay(date, locale, { weekday: "short", day: "numeric", month: "short" })}
            </th>
            {shown.map(({ id, name }) => {
              const day = dayOf.get(`${id} ${date}`);
              const cell = `${t("cell", { day: sayDay(date, locale), slot: name })} : `;
              return (
                <td key={id} className="align-middle">
                  {!day ? (
                    t("none")
                  ) : date < today ? (
                    <State day={day} />
                  ) : (
                    <CheckboxField
                      name="jour"
                      value={day.id}
                      label={
                        <>
                          <VisuallyHidden>{cell}</VisuallyHidden>
                          <State day={day} />
                        </>
                      }
                    />
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function State({ day }: { day: StoredDay }) {
  const t = useTranslations("activities.days");
  const note = day.shut ? t("closure") : day.adjusted ? t("byHand") : null;
  return (
    <span className="inline-flex flex-col">
      <span className={day.open ? "font-semibold" : "text-muted"}>
        {day.open ? (
          <>
            <span aria-hidden="true">{t("places", { held: day.held, capacity: day.capacity })}</span>
            <VisuallyHidden>{t("taken", { held: day.held, capacity: day.capacity })}</VisuallyHidden>
          </>
        ) : day.closedReason ? (
          t(`reason.${day.closedReason}`)
        ) : (
          t("closed")
        )}
      </span>
      {note && <span className="text-sm text-muted">{note}</span>}
    </span>
  );
}
