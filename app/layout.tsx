import type { Metadata, Viewport } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { fontClass } from "@/components/layout/font";
import { SkipLink } from "@/components/layout/skip-link";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("layout");
  return {
    title: { default: t("name"), template: `%s · ${t("name")}` },
    description: t("description"),
    robots: { index: false },
  };
}

export const viewport: Viewport = { colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("layout");
  return (
    <html lang={await getLocale()} className={fontClass}>
      <body>
        <SkipLink>{t("skip")}</SkipLink>
        {children}
      </body>
    </html>
  );
}
