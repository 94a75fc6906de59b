/** The labels of the Traffic Light Protocol 2.0, from the widest to the narrowest. */
export const tlps = ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"] as const;
export type Tlp = (typeof tlps)[number];

/** Who may be told, in a sentence of the protocol's sense. */
export const tlpMeanings: Readonly<Record<Tlp, string>> = {
  CLEAR: "May be told to everybody.",
  GREEN: "May be told within the community, not in public.",
  AMBER: "May be told within the organisation and to its clients, as far as they need to know.",
  "AMBER+STRICT": "May be told within the organisation only, as far as people need to know.",
  RED: "For the people it is handed to, and nobody else.",
};
