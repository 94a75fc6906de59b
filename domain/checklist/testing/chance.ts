/** Seeded chance: the same seed plays the same walk (mulberry32). */
export class Chance {
  constructor(private state: number) {}

  /** From 0 to below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  maybe(share: number): boolean {
    return this.next() < share;
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  pick<Item>(items: readonly Item[]): Item | undefined;
  pick<Item>(items: readonly Item[]): Item | undefined {
    return items[this.below(items.length)];
  }

  /** One of the options, each as likely as its weight says. */
  weighed<Item>(options: readonly (readonly [number, Item])[]): Item | undefined {
    let left = this.next() * options.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, item] of options) {
      left -= weight;
      if (left < 0) return item;
    }
    return options.at(-1)?.[1];
  }
}
