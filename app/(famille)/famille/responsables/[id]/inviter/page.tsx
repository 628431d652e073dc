import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { InviteForm } from "@/components/dossier/invite-form";
import { PageHeader } from "@/components/ui/page-header";
import { requireParent } from "@/lib/auth";
import { ownPeople } from "@/lib/home/queries";

type Props = PageProps<"/famille/responsables/[id]/inviter">;

/** Read once for the title and the page. */
const invitee = cache(async (id: string) => {
  const { adults } = await ownPeople(await requireParent());
  return adults.find((adult) => adult.id === id) ?? null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, adult] = await Promise.all([getTranslations("dossier.invite"), invitee((await params).id)]);
  return { title: adult ? t("title", adult) : undefined };
}

export default async function InvitePage({ params }: Props) {
  const [t, adult] = await Promise.all([getTranslations("dossier"), invitee((await params).id)]);
  if (!adult) notFound();
  return (
    <div className="narrow">
      <PageHeader
        title={t("invite.title", adult)}
        intro={t("invite.intro")}
        back={{ href: "/famille", label: t("back") }}
      />
      <InviteForm adult={adult} />
    </div>
  );
}
