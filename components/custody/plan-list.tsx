import { useLocale, useTranslations } from "next-intl";
import type { StaffCustody } from "@/lib/custody/queries";
import type { CustodyPattern, Rank } from "@/lib/custody/schema";
import { sayDay, sayTime } from "@/lib/text/dates";

type Props = { plans: StaffCustody["plans"]; nameOf: (rank: Rank) => string };

/** Every custody plan of a child with its dates and its rule, in words. */
export function PlanList({ plans, nameOf }: Props) {
  const t = useTranslations("custody");
  const locale = useLocale();
  if (plans.length === 0) return <p>{t("staff.noPlan")}</p>;
  const day = (date: string) => sayDay(date, locale, { day: "numeric", month: "long", year: "numeric" });
  const rule = (pattern: CustodyPattern) => {
    if (pattern.kind === "free") return [t("staff.free")];
    const { evenWeeks, changeDay, changeTime, holidays } = pattern;
    const weekday = t(`weekday.${changeDay as 1}`);
    return [
      t("staff.weeks", { day: weekday, time: sayTime(changeTime, locale), home: nameOf(evenWeeks) }),
      holidays.kind === "as-weeks"
        ? t("staff.holidaysAsWeeks")
        : t("staff.holidaysHalves", { home: nameOf(holidays.firstHalfEvenYears) }),
      ...(holidays.kind === "halves" && holidays.summer === "quarters" ? [t("staff.summerQuarters")] : []),
    ];
  };
  return (
    <ul className="divide-y divide-line">
      {plans.map(({ id, validFrom, validTo, pattern }) => (
        <li key={id} className="py-2.5">
          <p className="font-semibold">
            {validTo
              ? t("staff.period", { from: day(validFrom), to: day(validTo) })
              : t("staff.since", { from: day(validFrom) })}
          </p>
          {rule(pattern).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </li>
      ))}
    </ul>
  );
}
