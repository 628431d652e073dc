import { useLocale, useTranslations } from "next-intl";
import { RadioGroup } from "@/components/forms/radio-group";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import type { ProposableDay, WaitingCell, WaitingKind } from "@/lib/reservations/queries";
import { sayDay } from "@/lib/text/dates";
import { CellMarks } from "./cell-marks";

type Props = { cell: WaitingCell; kind: WaitingKind; choices: ProposableDay[]; timeZone: string };

/**
 * One day that waits: how full it is, and the decision. A refusal opens its own reason and, for a request, what is
 * proposed in its place.
 */
export function DayVerdict({ cell, kind, choices, timeZone }: Props) {
  const t = useTranslations("requests");
  const locale = useLocale();
  const { id, child, activity, slot, held, capacity } = cell;
  const name = t("cell", { child, activity, slot, date: sayDay(cell.date, locale) });
  const short = (date: string) => sayDay(date, locale, { weekday: "short", day: "numeric", month: "short" });
  return (
    <li className="group/day grid gap-x-6 gap-y-2 border-t border-line py-4 first:border-t-0 first:pt-0 lg:grid-cols-[3fr_2fr]">
      <div>
        <CellMarks cell={cell} timeZone={timeZone} />
        <RadioGroup
          name={`jours.${id}.verdict`}
          label={name}
          hint={`${t("places", { held, capacity })} (${t("left", { count: Math.max(capacity - held, 0) })})`}
          inline
          defaultValue=""
          options={[
            { value: "valider", label: t("verdicts.accept") },
            { value: "refuser", label: t("verdicts.refuse") },
            ...(kind === "REQUESTED" ? [{ value: "attente", label: t("verdicts.list") }] : []),
            { value: "", label: t("verdicts.wait") },
          ]}
        />
      </div>
      <div className="hidden gap-2 self-end group-has-[[value=refuser]:checked]/day:grid">
        <TextField
          name={`jours.${id}.motif`}
          label={t("ownReason")}
          aria-label={t("ownReasonOf", { cell: name })}
          maxLength={500}
        />
        {kind === "REQUESTED" && (
          <SelectField
            name={`jours.${id}.proposition`}
            label={t("propose")}
            aria-label={t("proposeOf", { cell: name })}
            options={[
              { value: "", label: t("proposeNothing") },
              { value: "liste", label: t("proposeList") },
              ...choices.map(({ slotDayId, date, reservationId: _, ...named }) => ({
                value: slotDayId,
                label: t("proposeDay", { ...named, date: short(date) }),
              })),
            ]}
          />
        )}
      </div>
    </li>
  );
}
