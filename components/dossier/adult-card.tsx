import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { AdultCard as Adult } from "@/lib/dossier/schema";
import { SubjectDomains } from "./subject-domains";

/** One adult of the household: the way to each part of the file, and to an access of one's own. */
export function AdultCard({ adult }: { adult: Adult }) {
  const t = useTranslations("dossier.overview");
  const { id, name, isReader, login } = adult;
  return (
    <Card level={3} title={name} actions={isReader && <Badge tone="accent">{t("you")}</Badge>}>
      {!isReader && <p className="mb-2 text-muted">{t(`login.${login}`)}</p>}
      <SubjectDomains card={adult} />
      {login === "NONE" && (
        <div className="mt-3">
          <ButtonLink href={`/famille/responsables/${id}/inviter`} variant="secondary" icon="mail">
            {t("invite", { name })}
          </ButtonLink>
        </div>
      )}
    </Card>
  );
}
