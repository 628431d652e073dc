import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

/** Leads to a file. Nothing fetches it ahead: each opening of a health sheet is logged. */
export function DownloadLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className={buttonClass({ variant: "secondary" })}>
      <Icon name="download" />
      {children}
    </a>
  );
}
