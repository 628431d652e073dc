import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Footer } from "@/components/layout/footer";
import { ParentHeader } from "@/components/layout/parent-header";
import { signOut } from "@/lib/accounts/actions";

export default async function FamilyLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("layout");
  return (
    <>
      <ParentHeader
        name={t("name")}
        menu={{
          label: t("myAccount"),
          items: [
            { href: "/famille", label: t("myFamily"), icon: "family" },
            { href: "/compte", label: t("password"), icon: "lock" },
          ],
        }}
        signOut={{ action: signOut, label: t("signOut") }}
      />
      <main id="contenu" tabIndex={-1} className="page">
        {children}
      </main>
      <Footer />
    </>
  );
}
