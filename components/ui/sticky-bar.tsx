import type { ReactNode } from "react";

/** A bar that stays at the bottom of the window while its form or page is in view. */
export function StickyBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      data-sticky-bar
      className="sticky bottom-0 z-10 -mx-4 mt-6 border-t border-line-strong bg-surface px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] shadow-[0_-4px_16px_rgb(36_27_41/0.1)] sm:mx-0 sm:rounded-t-xl sm:border-x"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">{children}</div>
    </section>
  );
}
