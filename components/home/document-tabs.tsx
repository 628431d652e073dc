import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";

/** What structures offer, and what the family sends. */
export function DocumentTabs({ current }: { current: "documents" | "uploads" }) {
  const t = useTranslations("home");
  return (
    <Tabs
      label={t("documents.views")}
      items={[
        { href: "/documents", label: t("documents.title"), current: current === "documents" },
        { href: "/documents/envois", label: t("documents.uploads"), current: current === "uploads" },
      ]}
    />
  );
}
