import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SplitForm } from "@/components/families/split-form";
import { Banner } from "@/components/ui/banner";
import { PageHeader } from "@/components/ui/page-header";
import { requireStaff } from "@/lib/auth";
import { familyDetail } from "@/lib/families/queries";

type Props = PageProps<"/equipe/familles/[id]/separer">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("families.split"))("title") };
}

export default async function SplitPage({ params }: Props) {
  const { id } = await params;
  const actor = await requireStaff("FAMILIES");
  const [t, merge, found] = await Promise.all([
    getTranslations("families.split"),
    getTranslations("families.merge"),
    familyDetail(actor, id),
  ]);
  if (!found || found.status === "ARCHIVED") notFound();
  return (
    <>
      <PageHeader
        title={t("title")}
        intro={t("intro")}
        back={{ href: `/equipe/familles/${id}` as Route, label: merge("back") }}
      />
      {found.adults.length < 2 ? <Banner tone="warning">{t("alone")}</Banner> : <SplitForm family={found} />}
    </>
  );
}
