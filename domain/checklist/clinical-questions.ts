/** What the clinical lead is asked of a system's care, beside what it can still do. An unanswered question is unknown. */
export const clinicalQuestions = [
  {
    key: "only-here",
    text: "Which studies run only on this system, and is there a second camera or a partner site with capacity?",
  },
  {
    key: "booked",
    text: "What is booked in the next 72 hours, and which of it is urgent (ventilation/perfusion, cardiac stress, acute neurology, therapy planning or dosimetry)?",
  },
  {
    key: "radiopharmaceuticals",
    text: "Which radiopharmaceuticals are ordered or already delivered, with calibration time and half-life; who can cancel or divert the doses?",
  },
  {
    key: "injected",
    text: "Has any patient already been injected? (finish the scan before any disconnection)",
  },
  {
    key: "treatment",
    text: "Does treatment depend on this image data within days (radiotherapy planning, radioligand therapy dosimetry, surgery)?",
  },
  {
    key: "without-worklist",
    text: "Can the technologist start an examination without the DICOM worklist, and how are patient identity and accession number entered and checked?",
  },
  {
    key: "reading",
    text: "Where are images read while standalone: on the acquisition workplace, on a second standalone workplace, or by encrypted media?",
  },
  { key: "local-disk", text: "How many studies fit on the local disk, and what is the stop limit?" },
  { key: "priors", text: "How are prior studies brought to the reader?" },
  {
    key: "dose",
    text: "How are CT dose and administered activity recorded and later entered in the dose registry?",
  },
  {
    key: "servers",
    text: "Do post-processing, quantification or licences need a server (Symbia.net, syngo.via, licence server)?",
  },
  {
    key: "quality-control",
    text: "Does daily QC, cross-calibration or time synchronisation depend on the network?",
  },
  { key: "how-long", text: "How long can this go on before patients must be diverted, and who decides?" },
] as const;

/** The answers of known questions that say something, without blanks around them. */
export function answeredQuestions(given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    clinicalQuestions.flatMap(({ key }) => {
      const answer = Object.hasOwn(given, key) ? given[key]?.trim() : "";
      return answer ? [[key, answer] as const] : [];
    }),
  );
}
