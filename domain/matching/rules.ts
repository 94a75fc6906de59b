/**
 * Which edition of the matching rules this portal compares by. It grows by one with every change after which the rules may say
 * something else of any pair of an advisory and a system: the portal then compares every stored match anew at its start.
 * `rules.test.ts` is red where what the rules say has changed and this number has not.
 */
export const matchingRules = 1;
