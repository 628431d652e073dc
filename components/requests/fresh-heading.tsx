"use client";

import { type ReactNode, useEffect, useRef } from "react";

type Props = {
  /** Whether a decision has just led here. */
  arrived: boolean;
  children: ReactNode;
};

/** The name of what is to be decided next: it takes the focus, so that a keyboard goes on from there. */
export function FreshHeading({ arrived, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (arrived) heading.current?.focus();
  }, [arrived]);

  return (
    <h2 ref={heading} tabIndex={-1} className="mb-3">
      {children}
    </h2>
  );
}
