/** The words of a button that stands in every row, with what it is of for who hears it alone. */
export const of = (words: string, what: string) => (
  <>
    {words} <span className="sr-only">of {what}</span>
  </>
);
