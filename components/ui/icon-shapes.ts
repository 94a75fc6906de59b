/** The drawings, on a grid of 20, each one line of constant width; those of `solidShapes` are areas. */
export const lineShapes = {
  add: "M10 4v12M4 10h12",
  advisory: "M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5M7.5 10h5M7.5 13.5h5",
  alert: "M10 2.5 18.5 17h-17zM10 8v4.5M10 14.8h.01",
  back: "M12.5 4.5 7 10l5.5 5.5",
  briefing: "M4 2.5h12v15H4zM7 6.5h6M7 9.5h6M7 14v-2M10 14v-3.5M13 14v-1",
  camera: "M2.5 6.5h3.3L7.3 4h5.4l1.5 2.5h3.3V16h-15zM7 11a3 3 0 1 0 6 0 3 3 0 1 0-6 0",
  check: "m4 10.5 4 4 8-9",
  "check-twice": "m1.5 10.5 4 4 7-8.5M9.5 14.5l8-9",
  clock: "M2.5 10a7.5 7.5 0 1 0 15 0 7.5 7.5 0 1 0-15 0M10 5.5V10l3 2",
  close: "m5 5 10 10M15 5 5 15",
  comment: "M3 4h14v10H9l-4 3.5V14H3z",
  dash: "M5 10h10",
  dot: "M10 10h.01",
  down: "m4.5 7.5 5.5 5.5 5.5-5.5",
  download: "M10 3v9.5M6 9l4 4 4-4M3 13.5V17h14v-3.5",
  external: "M8 4H4v12h12v-4M11 3.5h5.5V9M16 4l-7.5 7.5",
  fence: "M3 17.5V7.2L6 3.5l3 3.7v10.3zM11 17.5V7.2l3-3.7 3 3.7v10.3zM.5 12H3M9 12h2M17 12h2.5",
  file: "M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5",
  filter: "M3 5h14M6 10h8M8.5 15h3",
  flag: "M4 17V3M4 4h11l-2.5 3.5L15 11H4",
  inbox: "M2.5 11.5 5 4h10l2.5 7.5V16h-15zM2.5 11.5H7l1 2h4l1-2h4.5",
  info: "M2.5 10a7.5 7.5 0 1 0 15 0 7.5 7.5 0 1 0-15 0M10 9v5M10 6.2h.01",
  /** The sign of the portal: the point where all beams meet. */
  isocenter:
    "M3.75 10a6.25 6.25 0 1 0 12.5 0 6.25 6.25 0 1 0-12.5 0M10 1v4.8M10 14.2V19M1 10h4.8M14.2 10H19M9.2 10a.8.8 0 1 0 1.6 0 .8.8 0 1 0-1.6 0",
  lock: "M5.5 9h9A1.5 1.5 0 0 1 16 10.5V16a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 4 16v-5.5A1.5 1.5 0 0 1 5.5 9zM6.5 9V6.5a3.5 3.5 0 0 1 7 0V9",
  moon: "M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5z",
  more: "M4 10a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0M9.4 10a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0M14.8 10a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0",
  next: "m7.5 4.5 5.5 5.5-5.5 5.5",
  people:
    "M4.5 6.5a3 3 0 1 0 6 0 3 3 0 1 0-6 0M1.5 17c0-3.3 2.5-5.5 6-5.5s6 2.2 6 5.5M13 3.8a3 3 0 0 1 0 5.4M15 12c2.2.7 3.5 2.5 3.5 5",
  person: "M6.5 6.5a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0M3 17.5c0-3.6 3-6 7-6s7 2.4 7 6",
  phone:
    "M4 3h3.5l1.5 4-2 1.5a9 9 0 0 0 4.5 4.5l1.5-2 4 1.5V16a1.5 1.5 0 0 1-1.5 1.5C8.5 17.5 2.5 11.5 2.5 4.5A1.5 1.5 0 0 1 4 3z",
  plug: "M7 2.5V7M13 2.5V7M5 7h10v3a5 5 0 0 1-10 0zM10 15v3",
  print: "M5.5 8V2.5h9V8M5.5 14.5H3V8h14v6.5h-2.5M5.5 12h9v5.5h-9z",
  question: "M7 7.2C7 5.3 8.3 4 10.1 4c1.8 0 3.1 1.2 3.1 2.9 0 2.5-3.2 2.6-3.2 5.2M10 15.8h.01",
  repeat:
    "M3.5 10a6.5 6.5 0 0 1 11.3-4.4L17 8M17 3.5V8h-4.5M16.5 10a6.5 6.5 0 0 1-11.3 4.4L3 12M3 16.5V12h4.5",
  scan: "M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4M6.5 7v6M9 7v6M11 7v6M13.5 7v6",
  screen: "M2.5 4h15v10h-15zM7 17h6M10 14v3",
  search: "M3 8.5a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0M13 13l4.5 4.5",
  shield: "M10 1.5 17.2 4v5.2c0 4.6-3 7.8-7.2 9.3-4.2-1.5-7.2-4.7-7.2-9.3V4zM10 6v5M10 13.7h.01",
  sign: "M3 17h14M4.5 13.5 13 5l2.5 2.5L7 16l-3 .5z",
  site: "M3.5 17.5V6L10 2.5 16.5 6v11.5zM8 17.5v-4h4v4M10 6v4M8 8h4",
  "sort-down": "M10 4v12M5.5 11.5 10 16l4.5-4.5",
  "sort-up": "M10 16V4M5.5 8.5 10 4l4.5 4.5",
  steps: "M3 4.5h1.5V6H3zM8 5.2h9M3 9.2h1.5v1.5H3zM8 10h9M3 14h1.5v1.5H3zM8 14.8h9",
  sun: "M6.5 10a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0M10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6 16 16M4 16l1.4-1.4M14.6 5.4 16 4",
  system:
    "M3.5 9a6.5 6.5 0 1 0 13 0 6.5 6.5 0 1 0-13 0M7 9a3 3 0 1 0 6 0 3 3 0 1 0-6 0M5.5 14 4 17.5h12L14.5 14",
  today:
    "M4.5 4h11A1.5 1.5 0 0 1 17 5.5v10a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 15.5v-10A1.5 1.5 0 0 1 4.5 4zM3 8h14M7 2.5V5M13 2.5V5M7 12.5l2 2 4-4",
  undo: "M3 8.5h9a4.5 4.5 0 0 1 0 9H8M7 4.5l-4 4 4 4",
  unplugged: "M7 2.5V6M13 2.5V6M5 10V7h10v3a5 5 0 0 1-10 0M3 3l14 14M10 15v3",
  upload: "M10 13V3.5M6 7l4-4 4 4M3 13.5V17h14v-3.5",
} as const;

/** Filled drawings: the shield of an exposed system is solid, so that it reads in black and white. */
export const solidShapes = {
  "shield-solid":
    "M10 1.5 17.2 4v5.2c0 4.6-3 7.8-7.2 9.3-4.2-1.5-7.2-4.7-7.2-9.3V4zM9 5.5v5.5h2V5.5zM9 12.7v2h2v-2z",
} as const;

export type IconName = keyof typeof lineShapes | keyof typeof solidShapes;
