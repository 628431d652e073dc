import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { PieceType } from "@/lib/settings/queries";

/** What a structure asks its families to send, each document with the way to change it. */
export function PieceList({ structureId, pieces }: { structureId: string; pieces: PieceType[] }) {
  const t = useTranslations("settings");
  const asked = pieces.filter(({ archived }) => !archived);
  const archived = pieces.filter((piece) => piece.archived);
  return (
    <Card
      title={t("pieces.title")}
      actions={
        <ButtonLink
          href={`/equipe/parametres/dossier/pieces/nouvelle?structure=${structureId}`}
          icon="plus"
          variant="secondary"
        >
          {t("pieces.add")}
        </ButtonLink>
      }
    >
      <p>{t("pieces.intro")}</p>
      {asked.length === 0 ? <p className="mt-3">{t("pieces.empty")}</p> : <PieceLines pieces={asked} />}
      {archived.length > 0 && (
        <>
          <h3 className="mt-5">{t("pieces.archivedTitle")}</h3>
          <PieceLines pieces={archived} />
        </>
      )}
    </Card>
  );
}

function PieceLines({ pieces }: { pieces: PieceType[] }) {
  const t = useTranslations("settings");
  return (
    <ul className="mt-2 divide-y divide-line">
      {pieces.map(({ id, name, scope, demand, health, validity, months }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3">
          <div className="min-w-0">
            <p className="font-semibold">
              {name} {health && <Badge tone="accent">{t("pieces.health")}</Badge>}
            </p>
            <p className="text-sm text-muted">
              {[
                t(`scope.${scope}`),
                t(`demandShort.${demand}`),
                validity === "MONTHS"
                  ? t("validityMonths", { count: months ?? 0 })
                  : t(`validity.${validity}`),
              ].join(" · ")}
            </p>
          </div>
          <TextLink
            href={`/equipe/parametres/dossier/pieces/${id}`}
            className="inline-flex min-h-target items-center"
          >
            <span aria-hidden>{t("pieces.edit")}</span>
            <VisuallyHidden>{t("pieces.editOf", { name })}</VisuallyHidden>
          </TextLink>
        </li>
      ))}
    </ul>
  );
}
