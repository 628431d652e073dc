import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import { cellValue, type WeekChild } from "@/lib/weeks/schema";

type Props = { child: WeekChild; weekdays: number[]; ticked: ReadonlySet<string> };

/** The week of one child to tick: its slots down, the weekdays across. */
export function WeekTable({ child, weekdays, ticked }: Props) {
  const t = useTranslations("weeks.new");
  const tDay = useTranslations("weeks.day");
  const tShort = useTranslations("weeks.dayShort");
  return (
    <Table label={t("table", { child: child.firstName })}>
      <thead>
        <tr>
          <th scope="col">{child.firstName}</th>
          {weekdays.map((day) => (
            <th key={day} scope="col" className="!px-0 text-center">
              <abbr title={tDay(`${day as 1}`)} className="no-underline">
                {tShort(`${day as 1}`)}
              </abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {child.slots.map((slot) => (
          <tr key={slot.id}>
            <th scope="row" className="wrap-anywhere text-start font-normal">
              <span className="block text-sm text-muted">{slot.activity}</span>
              {slot.name}
            </th>
            {weekdays.map((weekday) => {
              const value = cellValue({ childId: child.id, slotId: slot.id, weekday });
              const { firstName } = child;
              const words = { child: firstName, activity: slot.activity, slot: slot.name };
              return (
                <td key={weekday} className="!p-0 min-w-10 text-center">
                  {slot.weekdays.includes(weekday) && (
                    <label className="flex min-h-target items-center justify-center">
                      <input
                        type="checkbox"
                        name="case"
                        value={value}
                        defaultChecked={ticked.has(value)}
                        aria-label={t("cell", { ...words, day: tDay(`${weekday as 1}`) })}
                        className="size-6"
                      />
                    </label>
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
