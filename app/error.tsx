"use client";

import { Failure, type FailureProps } from "@/components/home/failure";

/** Where a layout itself broke: no header is left around the message. */
export default function LayoutFailure(props: FailureProps) {
  return (
    <main id="contenu" tabIndex={-1} className="page">
      <Failure {...props} />
    </main>
  );
}
