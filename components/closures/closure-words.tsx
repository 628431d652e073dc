import { useLocale, useTranslations } from "next-intl";
import type { PlainDate } from "@/lib/dates";
import { sayDay } from "@/lib/text/dates";

type Scope = { activity: string | null; slot: string | null };

/** "Toute la structure", "Cantine" or "Cantine – Repas". */
export function ScopeWords({ activity, slot }: Scope) {
  const t = useTranslations("closures");
  return activity ? t("scopeLine", { activity, slot: slot ?? "none" }) : t("whole");
}

/** "mardi 1er décembre 2026" or "Du mardi 1er au jeudi 3". */
export function DaysWords({ firstDay, lastDay }: { firstDay: PlainDate; lastDay: PlainDate }) {
  const t = useTranslations("closures");
  const locale = useLocale();
  return t("days", {
    same: firstDay === lastDay ? "yes" : "no",
    first: sayDay(firstDay, locale),
    last: sayDay(lastDay, locale),
  });
}
