"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

/**
 * A table that scrolls sideways inside its frame when it is too wide. The frame can take the focus
 * so that a keyboard scrolls it; once the browser has measured that everything fits, it no longer does.
 */
export function Table({ label, children }: { label: string; children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  const [fits, setFits] = useState(false);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setFits(element.scrollWidth <= element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const reachable = fits ? {} : { role: "region", "aria-label": label, tabIndex: 0 };
  return (
    <div
      ref={frame}
      {...reachable}
      className="relative overflow-x-auto rounded-xl border border-line bg-surface"
    >
      <table className="table" aria-label={label}>
        {children}
      </table>
    </div>
  );
}
