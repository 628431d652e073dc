"use client";

import { type ReactNode, useEffect, useRef } from "react";

type Props = { summary: ReactNode; children: ReactNode };

/** A menu that opens at a press. With script, Escape, a press elsewhere and a followed link close it. */
export function MenuDisclosure({ summary, children }: Props) {
  const menu = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const close = () => menu.current?.removeAttribute("open");
    const onPress = (event: Event) => {
      const target = event.target as Element;
      if (!menu.current?.contains(target) || target.closest("a")) close();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !menu.current?.open) return;
      close();
      menu.current.querySelector("summary")?.focus();
    };
    document.addEventListener("click", onPress);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("click", onPress);
      document.removeEventListener("keydown", onKey);
    };
  }, []);

  return (
    <details ref={menu} className="group relative shrink-0">
      <summary className="flex min-h-target items-center gap-2 rounded-lg border border-line-strong px-3 font-semibold hover:border-accent hover:bg-accent-soft">
        {summary}
      </summary>
      <div className="absolute end-0 z-20 mt-2 w-64 max-w-[calc(100vw-2rem)] rounded-xl border border-line-strong bg-surface p-2 shadow-card">
        {children}
      </div>
    </details>
  );
}
