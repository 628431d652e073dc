import { useLocale, useTranslations } from "next-intl";
import { StateMark } from "@/components/ui/state-mark";
import { TextLink } from "@/components/ui/text-link";
import type { Declaration } from "@/lib/absences/queries";
import type { Locale } from "@/lib/actor";
import { sayDay } from "@/lib/text/dates";
import { DAY, MARKS, whyOf } from "./absence-words";

/** What a family declared for one child, and how each day counts. `family`: a link to it, where the reader may go. */
export function DeclarationFacts({
  declaration,
  received,
  family,
}: {
  declaration: Declaration;
  received: string;
  family?: boolean;
}) {
  const t = useTranslations("absences");
  const locale = useLocale() as Locale;
  const { reason, by, note, days, householdId } = declaration;
  return (
    <div className="grid gap-2">
      <p>
        <strong>{t(`reasons.${reason}`)}</strong>
        <span className="block text-sm text-muted">
          {t("staff.declared", { instant: received, by: by ?? "none" })}
        </span>
      </p>
      {note && <p className="whitespace-pre-line wrap-anywhere">{t("staff.note", { note })}</p>}
      <ul className="grid gap-1.5">
        {days.map((day) => (
          <li key={day.id} className="grid grid-cols-[auto_1fr] items-start gap-3">
            <StateMark state={MARKS[day.status]} />
            <p>
              <span className="block first-letter:uppercase">
                {t("list.day", {
                  date: sayDay(day.date, locale, DAY),
                  activity: day.activity,
                  slot: day.slot,
                })}
              </span>
              <span className="block text-sm text-muted first-letter:uppercase">
                {whyOf(t, day, declaration, locale)}
              </span>
            </p>
          </li>
        ))}
      </ul>
      {family && (
        <p>
          <TextLink
            href={`/equipe/familles/${householdId}`}
            className="inline-flex min-h-target items-center"
          >
            {t("staff.family")}
          </TextLink>
        </p>
      )}
    </div>
  );
}
