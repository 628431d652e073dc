import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { inviteAdult } from "@/lib/families/actions";
import type { FamilyAdult } from "@/lib/families/queries";
import { displayName } from "@/lib/names";
import { sayPhone } from "@/lib/text/phones";
import { FileLinks } from "./file-links";
import { LoginBadge } from "./login-badge";

type Props = { householdId: string; adults: FamilyAdult[]; timeZone: string };

/** The adults of a household, each with the state of the login and the button that invites. */
export async function AdultsCard({ householdId, adults, timeZone }: Props) {
  const t = await getTranslations("families.detail");
  return (
    <Card title={t("adults")}>
      <ul className="grid gap-6 lg:grid-cols-2">
        {adults.map((adult) => (
          <li key={adult.id}>
            <h3>{displayName(adult)}</h3>
            <DescriptionList
              items={[
                { term: t("phone"), details: adult.phone ? sayPhone(adult.phone) : t("noPhone") },
                { term: t("login"), details: <span className="break-all">{adult.email ?? "–"}</span> },
                {
                  term: t("state"),
                  details: <LoginBadge state={adult.state} at={adult.at} timeZone={timeZone} />,
                },
              ]}
            />
            <div className="mt-3 empty:hidden">
              <InviteButton adult={adult} />
            </div>
            <FileLinks householdId={householdId} subject="ADULT" id={adult.id} name={displayName(adult)} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** While the invitation is on its way there is no button, but what was said of it stays. */
async function InviteButton({ adult }: { adult: FamilyAdult }) {
  const t = await getTranslations("families.invite");
  if (adult.state === "NONE" || adult.state === "ACTIVE") return null;
  const first = adult.state === "TO_INVITE";
  return (
    <ActionForm id={`inviter-${adult.id}`} action={inviteAdult} labels={{ summary: t("summary") }}>
      <input type="hidden" name="adulte" value={adult.id} />
      {adult.state !== "QUEUED" && (
        <SubmitButton variant="secondary" icon={first ? "mail" : "refresh"} pending={t("sending")}>
          <span aria-hidden>{first ? t("one") : t("again")}</span>
          <VisuallyHidden>
            {t(first ? "oneLabel" : "againLabel", { name: displayName(adult) })}
          </VisuallyHidden>
        </SubmitButton>
      )}
    </ActionForm>
  );
}
