import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Badge } from "@/components/ui/badge";
import { Table } from "@/components/ui/table";
import { adjust } from "@/lib/allocations/actions";
import type { AllocationDay, AllocationDetail, AllocationLine } from "@/lib/allocations/queries";
import { CRITERIA } from "@/lib/allocations/schema";
import { sayDay } from "@/lib/text/dates";

type Props = { allocation: AllocationDetail; day: AllocationDay };

/** The requests of one slot day in the order in which they are served, each answer to correct by hand. */
export function DayAnswers({ allocation: { id, version, state }, day }: Props) {
  const t = useTranslations("allocations");
  const locale = useLocale();
  const title = t("day", { date: sayDay(day.date, locale), slot: day.slot, group: day.group });
  const isDraft = state === "DRAFT";
  const table = (
    <Table label={title}>
      <thead>
        <tr>
          <th scope="col">{t("columns.rank")}</th>
          <th scope="col">{t("columns.child")}</th>
          <th scope="col">{t("columns.points")}</th>
          <th scope="col">{t("columns.draw")}</th>
          <th scope="col">{t("columns.answer")}</th>
        </tr>
      </thead>
      <tbody>
        {day.lines.map((line, index) => (
          <tr key={line.reservationId}>
            <td>{index + 1}</td>
            <th scope="row">
              {line.child}
              {line.byHand && <Badge tone="info">{t("byHand")}</Badge>}
              {isDraft && !line.stands && <Badge tone="warning">{t("gone")}</Badge>}
            </th>
            <td>
              <span className="font-semibold">{line.points}</span>
              <Effects effects={line.effects} />
            </td>
            <td>{line.draw}</td>
            <td className="min-w-44">
              {isDraft ? (
                <SelectField
                  name={`reponses.${line.reservationId}`}
                  label={t("answerOf", { child: line.child })}
                  hideLabel
                  defaultValue={line.verdict}
                  options={(["RESERVED", "WAITLISTED", "REFUSED"] as const).map((value) => ({
                    value,
                    label: t(`verdict.${value}`),
                  }))}
                />
              ) : (
                t(`verdict.${line.verdict}`)
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
  return (
    <section id="jour" className="scroll-mt-4">
      <h2 className="mb-1">{title}</h2>
      <p className="mb-3 text-muted">
        {t("dayCounts", { requests: day.lines.length, left: Math.max(0, day.left) })}
      </p>
      {isDraft ? (
        <ActionForm
          key={`${day.slotDayId} ${version}`}
          id="jour-reponses"
          action={adjust}
          labels={{ summary: t("summary") }}
        >
          <input type="hidden" name="attribution" value={id} />
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="jour" value={day.slotDayId} />
          {table}
          <SubmitButton variant="secondary" pending={t("saving")}>
            {t("save")}
          </SubmitButton>
        </ActionForm>
      ) : (
        table
      )}
    </section>
  );
}

function Effects({ effects }: Pick<AllocationLine, "effects">) {
  const t = useTranslations("allocations");
  const given = CRITERIA.filter((criterion) => criterion in effects);
  if (given.length === 0) return null;
  return (
    <span className="block text-sm text-muted">
      {given
        .map((name) => t("effectLine", { criterion: t(`criterion.${name}`), points: effects[name] ?? 0 }))
        .join(", ")}
    </span>
  );
}
