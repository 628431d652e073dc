import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { ConsentCard } from "@/components/consents/consent-card";
import { ConsentForm } from "@/components/consents/consent-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireParent } from "@/lib/auth";
import { answerConsent } from "@/lib/consents/actions";
import { consentsOf } from "@/lib/consents/queries";
import { schoolYearEnd } from "@/lib/families/rules";
import { displayName } from "@/lib/names";
import { organisationFacts } from "@/lib/organisation/queries";

type Props = PageProps<"/famille/enfants/[id]/autorisations">;

const consents = cache(async (id: string) => consentsOf(await requireParent(), id));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, found] = await Promise.all([getTranslations("consents"), consents((await params).id)]);
  return { title: found ? t("titleOf", { child: displayName(found) }) : undefined };
}

export default async function ConsentsPage({ params }: Props) {
  const { id } = await params;
  const actor = await requireParent();
  const found = await consents(id);
  if (!found) notFound();
  const [t, { timeZone }] = await Promise.all([getTranslations("consents"), organisationFacts(actor)]);
  const { today } = found;
  return (
    <>
      <PageHeader
        title={t("titleOf", { child: displayName(found) })}
        intro={t("intro")}
        back={{ href: "/famille", label: t("back") }}
      />
      <div className="stack">
        {found.consents.map((view) => {
          const { kind } = view.effective;
          const own = view.people.find(({ person }) => person.who === "you");
          return (
            <ConsentCard key={kind} view={view} today={today} timeZone={timeZone}>
              <ConsentForm
                action={answerConsent}
                childId={id}
                kind={kind}
                answer={own?.answer ?? null}
                lastDay={schoolYearEnd(today)}
                today={today}
              />
            </ConsentCard>
          );
        })}
      </div>
    </>
  );
}
