/** What is written in the organisation's log of drills. */
export type DrillEvents = Readonly<{
  "drill.started": Readonly<{
    drill: string;
    key: string;
    name: string;
    trackingId: string;
    systems: number;
    messages: number;
    templateKey: string;
    templateVersion: number;
  }>;
  "drill.ended": Readonly<{ drill: string; key: string }>;
}>;
