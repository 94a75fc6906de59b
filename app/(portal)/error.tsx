"use client";

import { FaultPage, type FaultProps } from "@/components/layout/fault-page";

export default function PortalFault(props: FaultProps) {
  return <FaultPage framed {...props} />;
}
