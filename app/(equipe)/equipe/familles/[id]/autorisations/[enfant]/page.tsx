import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { ConsentCard } from "@/components/consents/consent-card";
import { ConsentForm } from "@/components/consents/consent-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth";
import { recordPaperConsent } from "@/lib/consents/actions";
import { type ConsentView, householdConsents } from "@/lib/consents/queries";
import { schoolYearEnd } from "@/lib/families/rules";
import { displayName } from "@/lib/names";
import { organisationFacts } from "@/lib/organisation/queries";

type Props = PageProps<"/equipe/familles/[id]/autorisations/[enfant]">;

const consents = cache(async (householdId: string, childId: string) => {
  const all = await householdConsents(await requireStaff("FAMILIES"), householdId);
  return all.find((one) => one.childId === childId) ?? null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, enfant } = await params;
  const [t, found] = await Promise.all([getTranslations("consents"), consents(id, enfant)]);
  return { title: found ? t("titleOf", { child: displayName(found) }) : undefined };
}

/** Those whose paper staff may copy: adults of households that they see. */
const signersOf = ({ people }: ConsentView) =>
  people.flatMap(({ person }) => (person.who === "other" ? [] : [{ id: person.adultId, name: person.name }]));

export default async function StaffConsentsPage({ params }: Props) {
  const { id, enfant } = await params;
  const actor = await requireStaff("FAMILIES");
  const found = await consents(id, enfant);
  if (!found) notFound();
  const [t, { timeZone }] = await Promise.all([getTranslations("consents"), organisationFacts(actor)]);
  const { today } = found;
  return (
    <>
      <PageHeader
        title={t("titleOf", { child: displayName(found) })}
        intro={t("staff.intro")}
        back={{ href: `/equipe/familles/${id}` as Route, label: t("staff.back") }}
      />
      <div className="stack">
        {found.consents.map((view) => {
          const { kind } = view.effective;
          const signers = signersOf(view);
          return (
            <ConsentCard key={kind} view={view} today={today} timeZone={timeZone} isStaff>
              {signers.length > 0 && (
                <>
                  <h3 className="mb-3">{t("staff.paper")}</h3>
                  <ConsentForm
                    action={recordPaperConsent}
                    childId={enfant}
                    kind={kind}
                    answer={null}
                    lastDay={schoolYearEnd(today)}
                    today={today}
                    signers={signers}
                  />
                </>
              )}
            </ConsentCard>
          );
        })}
      </div>
    </>
  );
}
