import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { SlotChoice } from "@/lib/planning/queries";
import { sayTime } from "@/lib/text/dates";

/** A slot that can be given: what it is, how many places are left, and what staff should know first. */
export function ChoiceWords({ choice }: { choice: SlotChoice }) {
  const t = useTranslations("planning");
  const locale = useLocale();
  const times = { from: sayTime(choice.startsAt, locale), to: sayTime(choice.endsAt, locale) };
  const asked = choice.state === "REQUESTED" ? "asked" : choice.state ? "waiting" : null;
  return (
    <>
      <span className="font-semibold">{`${choice.activity} – ${choice.slot}`}</span>
      <span className="block text-sm text-muted">
        {t("times", times)} · {t("choice.left", { left: choice.left })}
        {asked && ` · ${t(`choice.${asked}`)}`}
      </span>
      {choice.isOtherHome && (
        <Badge tone="warning" icon="warning">
          {t("choice.otherHome")}
        </Badge>
      )}
    </>
  );
}

/** The slots of the day that cannot be given, each with why. */
export function NotChoices({ slots }: { slots: SlotChoice[] }) {
  const t = useTranslations("planning.choice");
  const causes = useTranslations("closures.causes");
  const not = slots.filter(({ because }) => because !== null);
  if (not.length === 0) return null;
  return (
    <div className="text-muted">
      <p className="font-semibold">{t("unavailable")}</p>
      <ul>
        {not.map(({ slotDayId, activity, slot, because, cause }) => (
          <li key={slotDayId}>
            {`${activity} – ${slot} : ${t(because!)}`}
            {because === "closed" && cause && ` (${causes(cause)})`}
          </li>
        ))}
      </ul>
    </div>
  );
}
