import { useLocale, useTranslations } from "next-intl";
import { RadioGroup } from "@/components/forms/radio-group";
import { TextField } from "@/components/forms/text-field";
import type { WaitingCell } from "@/lib/reservations/queries";
import { sayDay } from "@/lib/text/dates";

/** One day that waits: how full it is, the decision, and a reason of its own for a refusal. */
export function DayVerdict({ cell }: { cell: WaitingCell }) {
  const t = useTranslations("requests");
  const locale = useLocale();
  const name = t("cell", { ...cell, date: sayDay(cell.date, locale) });
  return (
    <li className="grid gap-x-6 gap-y-2 border-t border-line py-4 first:border-t-0 first:pt-0 lg:grid-cols-[3fr_2fr]">
      <RadioGroup
        name={`jours.${cell.id}.verdict`}
        label={name}
        hint={t("places", { held: cell.held, capacity: cell.capacity })}
        inline
        defaultValue=""
        options={[
          { value: "valider", label: t("verdicts.accept") },
          { value: "refuser", label: t("verdicts.refuse") },
          { value: "", label: t("verdicts.wait") },
        ]}
      />
      <TextField
        name={`jours.${cell.id}.motif`}
        label={t("ownReason")}
        aria-label={t("ownReasonOf", { cell: name })}
        maxLength={500}
      />
    </li>
  );
}
