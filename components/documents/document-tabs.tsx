import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";

/** What structures offer, and what the family sends. */
export function DocumentTabs({ current }: { current: "offered" | "sent" }) {
  const t = useTranslations("documents");
  return (
    <Tabs
      label={t("views")}
      items={[
        { href: "/documents", label: t("offered.title"), current: current === "offered" },
        { href: "/documents/envois", label: t("sent.title"), current: current === "sent" },
      ]}
    />
  );
}
