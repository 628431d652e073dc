import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Footer } from "@/components/layout/footer";
import { StaffShell } from "@/components/layout/staff-shell";
import { signOut } from "@/lib/accounts/actions";
import { holds } from "@/lib/actor";
import { requireStaff } from "@/lib/auth";
import { staffPerson } from "@/lib/staff/queries";
import { waitingFor } from "./waiting";

export default async function StaffLayout({ children }: { children: ReactNode }) {
  const actor = await requireStaff();
  const [t, person, waiting] = await Promise.all([
    getTranslations("layout"),
    staffPerson(actor),
    holds(actor, "REQUESTS") || holds(actor, "FAMILIES") ? waitingFor(actor) : null,
  ]);
  return (
    <StaffShell
      name={t("name")}
      navLabel={t("staffNav")}
      person={person}
      signOut={{ action: signOut, label: t("signOut") }}
      items={[
        { href: "/equipe", label: t("overview"), icon: "home", exact: true },
        ...(waiting
          ? [
              {
                href: holds(actor, "REQUESTS")
                  ? ("/equipe/demandes" as const)
                  : ("/equipe/demandes/dossiers" as const),
                label: t("requests"),
                icon: "queue" as const,
                count: waiting.total,
                countLabel: t("waiting", { count: waiting.total }),
              },
            ]
          : []),
        ...(holds(actor, "REQUESTS")
          ? [{ href: "/equipe/planning" as const, label: t("planning"), icon: "calendar" as const }]
          : []),
        ...(holds(actor, "FAMILIES")
          ? [{ href: "/equipe/familles" as const, label: t("families"), icon: "family" as const }]
          : []),
        ...(holds(actor, "HEALTH")
          ? [{ href: "/equipe/sorties" as const, label: t("trips"), icon: "child" as const }]
          : []),
        ...(holds(actor, "IMPORTS")
          ? [{ href: "/equipe/imports" as const, label: t("imports"), icon: "upload" as const }]
          : []),
        ...(holds(actor, "DOCUMENTS")
          ? [{ href: "/equipe/documents" as Route, label: t("documents"), icon: "documents" as const }]
          : []),
        ...(holds(actor, "SETTINGS")
          ? [
              {
                href: "/equipe/parametres" as const,
                label: t("settings"),
                icon: "settings" as const,
              },
            ]
          : []),
        { href: "/equipe/compte", label: t("account"), icon: "account" },
      ]}
      footer={<Footer />}
    >
      {children}
    </StaffShell>
  );
}
