import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import type { Declaration } from "@/lib/absences/queries";
import { DayStandings } from "./day-standings";

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
  const { reason, by, note, householdId } = declaration;
  return (
    <div className="grid gap-2">
      <p>
        <strong>{t(`reasons.${reason}`)}</strong>
        <span className="block text-sm text-muted">
          {t("staff.declared", { instant: received, by: by ?? "none" })}
        </span>
      </p>
      {note && <p className="whitespace-pre-line wrap-anywhere">{t("staff.note", { note })}</p>}
      <DayStandings declaration={declaration} />
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
