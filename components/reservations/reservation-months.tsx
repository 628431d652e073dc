import { useTranslations } from "next-intl";
import { MonthNav } from "@/components/calendar/month-nav";

/** The months of the calendar of reservations. */
export function ReservationMonths({ month, today }: { month: string; today: string }) {
  const t = useTranslations("reservations");
  return (
    <MonthNav
      month={month}
      today={today}
      to={(target) => `/reservations?vue=mois&date=${target}-01`}
      words={{
        label: t("month"),
        previous: t("previousMonth"),
        next: t("nextMonth"),
        current: t("thisMonth"),
      }}
    />
  );
}
