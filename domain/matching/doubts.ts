/** Words by which a text itself doubts, denies or only announces what it says. */
const words =
  "not|no|non|kein|keine|nicht|pas|maybe|perhaps|probably|possibly|presumably|likely|vermutlich|vielleicht|evtl|eventuell|wohl|verm|" +
  "unconfirmed|unverified|unbestätigt|unbestaetigt|presumed|assumed|supposedly|reportedly|angeblich|until|till|bis|" +
  "unsure|unsicher|unklar|unclear|check|pruefen|prüfen|planned|planung|geplant|vorgesehen|soll|should|bestellt|ordered|expected|kommt|" +
  String.raw`upgrad\w*|migrat\w*|umstell\w*|soon|bald|tbc|former\w*|was|war|ex|previously|later|newer|earlier|older|least|mindestens|neuer|vorher|zuvor|ehem\w*|früher|frueher|(?:ab|from) (?:\d{1,2}[./])?\d{4}`;

const doubting = new RegExp(String.raw`[?<≤≥]|(?<![\p{L}])(?:${words})(?![\p{L}])`, "u");

/** Whether a text in small letters doubts, denies or only announces what it says; such a text never excludes and never settles. */
export const doubtsItself = (text: string): boolean => doubting.test(text);
