import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-field";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { deleteWeek, renameWeek } from "@/lib/weeks/actions";
import { weekLines } from "@/lib/weeks/rules";
import type { Week, WeekChild } from "@/lib/weeks/schema";

/** A usual week: its days in words, to ask for over a period, to rename, to remove. */
export function WeekCard({ week, items }: { week: Week; items: WeekChild[] }) {
  const t = useTranslations("weeks.list");
  const tDay = useTranslations("weeks.dayShort");
  const lines = weekLines(week, items);
  const labels = { summary: t("summary") };
  return (
    <Card title={week.name} level={3}>
      <div className="stack">
        {lines.length === 0 ? (
          <p className="text-muted">{t("hidden")}</p>
        ) : (
          <ul>
            {lines.map(({ child, activity, slot, weekdays }) => (
              <li key={`${child} ${activity} ${slot}`}>
                {t("line", {
                  ...{ child, activity, slot },
                  days: weekdays.map((day) => tDay(`${day as 1}`)).join(" "),
                })}
              </li>
            ))}
          </ul>
        )}
        {lines.length > 0 && (
          <div>
            <ButtonLink href={`/reservations/repeter?semaine=${week.id}`}>{t("apply")}</ButtonLink>
          </div>
        )}
        <Disclosure summary={t("change")}>
          <div className="stack">
            <ActionForm id={`renommer-${week.id}`} action={renameWeek} labels={labels}>
              <input type="hidden" name="semaine" value={week.id} />
              <TextField
                name="nom"
                label={t("name")}
                defaultValue={week.name}
                maxLength={60}
                width="medium"
                required
              />
              <div>
                <SubmitButton variant="secondary" pending={t("saving")}>
                  {t("rename")}
                </SubmitButton>
              </div>
            </ActionForm>
            <ActionForm id={`supprimer-${week.id}`} action={deleteWeek} labels={labels}>
              <input type="hidden" name="semaine" value={week.id} />
              <p className="text-muted">{t("removeText")}</p>
              <div>
                <SubmitButton variant="quiet" pending={t("removing")}>
                  {t("remove")}
                </SubmitButton>
              </div>
            </ActionForm>
          </div>
        </Disclosure>
      </div>
    </Card>
  );
}
