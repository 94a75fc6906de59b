/** A pure function that remembers what it gave for a text; everything is forgotten when there is too much of it. */
export function remembered<Value>(make: (text: string) => Value, most = 5000): (text: string) => Value {
  const kept = new Map<string, Value>();
  return (text) => {
    const found = kept.get(text);
    if (found !== undefined) return found;
    if (kept.size >= most) kept.clear();
    const made = make(text);
    kept.set(text, made);
    return made;
  };
}
