import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { checkIdentity } from "@/lib/families/actions";
import type { FamilyPerson } from "@/lib/families/queries";
import { sayPhone } from "@/lib/text/phones";
import { filePath } from "./file-path";

/** Whom the household lets collect its children, and whom to call; staff say whose identity they saw. */
export function PersonsCard({ householdId, persons }: { householdId: string; persons: FamilyPerson[] }) {
  const t = useTranslations("families.persons");
  return (
    <Card title={t("title")}>
      {persons.length === 0 && <p className="text-muted">{t("none")}</p>}
      <ul className="grid gap-6 lg:grid-cols-2">
        {persons.map((person) => (
          <Person key={person.id} householdId={householdId} person={person} />
        ))}
      </ul>
    </Card>
  );
}

function Person({ householdId, person }: { householdId: string; person: FamilyPerson }) {
  const t = useTranslations("families.persons");
  const all = useTranslations("families");
  const { id, name, relation, phone, mayCollect, emergencyContact, identityChecked, children } = person;
  const uses = [mayCollect && t("collects"), emergencyContact && t("emergency")].filter(Boolean).join(", ");
  return (
    <li>
      <h3>{name}</h3>
      <p className="mt-1 flex flex-wrap items-center gap-2">
        <Badge tone={identityChecked ? "success" : "warning"} icon={identityChecked ? "check" : "warning"}>
          {t(identityChecked ? "checked" : "unchecked")}
        </Badge>
      </p>
      <p className="mt-1">{[relation, phone && sayPhone(phone), uses].filter(Boolean).join(" · ")}</p>
      {children.length > 0 && <p className="text-muted">{t("for", { children: children.join(", ") })}</p>}
      <div className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-2">
        <ActionForm id={`identite-${id}`} action={checkIdentity} labels={{ summary: all("summary") }}>
          <input type="hidden" name="personne" value={id} />
          <input type="hidden" name="verifiee" value={identityChecked ? "non" : "oui"} />
          <SubmitButton
            variant="secondary"
            icon={identityChecked ? "refresh" : "check"}
            pending={all("saving")}
          >
            <span aria-hidden>{t(identityChecked ? "uncheck" : "check")}</span>
            <VisuallyHidden>{t(identityChecked ? "uncheckNamed" : "checkNamed", { name })}</VisuallyHidden>
          </SubmitButton>
        </ActionForm>
        <TextLink
          href={filePath(householdId, { subject: "PERSON", id, domain: "identity" })}
          className="inline-flex min-h-target items-center"
        >
          <span aria-hidden>{t("edit")}</span>
          <VisuallyHidden>{t("editNamed", { name })}</VisuallyHidden>
        </TextLink>
      </div>
    </li>
  );
}
