import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { PersonCard as Person } from "@/lib/dossier/schema";
import { SubjectDomains } from "./subject-domains";

type Props = {
  person: Person;
  /** The names of the household's children by id. */
  childNames: ReadonlyMap<string, string>;
};

/** Somebody whom the household lets collect its children, or whom to call. */
export function PersonCard({ person, childNames }: Props) {
  const t = useTranslations("dossier.overview");
  const format = useFormatter();
  const { name, relation, mayCollect, emergencyContact, identityChecked, childIds } = person;
  const names = childIds.flatMap((id) => childNames.get(id) ?? []);
  return (
    <Card level={3} title={name}>
      {relation && <p className="text-muted">{relation}</p>}
      <ul className="my-2">
        {mayCollect && <li>{t("collects", { children: format.list(names) })}</li>}
        {emergencyContact && <li>{t("emergency")}</li>}
      </ul>
      {mayCollect && (
        <Badge tone={identityChecked ? "success" : "neutral"} icon={identityChecked ? "check" : "info"}>
          {t(identityChecked ? "checked" : "unchecked")}
        </Badge>
      )}
      <div className="mt-3">
        <SubjectDomains card={person} />
      </div>
    </Card>
  );
}
