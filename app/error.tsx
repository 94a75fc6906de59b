"use client";

import { FaultPage, type FaultProps } from "@/components/layout/fault-page";

export default function RootFault(props: FaultProps) {
  return <FaultPage {...props} />;
}
