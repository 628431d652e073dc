import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";

/** The outcome of a form, read out when it appears. */
export function FormMessage({ tone, children }: { tone: "success" | "danger"; children: ReactNode }) {
  return (
    <div className="mb-6">
      <Banner tone={tone} live>
        {children}
      </Banner>
    </div>
  );
}
