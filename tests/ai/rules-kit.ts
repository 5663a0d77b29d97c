import type { SuggestionKind } from '../../src/ai/kinds.ts';
import { suggestByRules } from '../../src/ai/rules/suggest.ts';
import type { Situation } from '../../src/ai/suggestion.ts';
import type { Db } from '../../src/data/door.ts';
import type { Answers } from '../../src/steps/step.ts';
import { situationOf } from './situation.ts';

/** Fails whoever asks it anything. */
export const noDatabase = new Proxy({} as Db, {
  get() {
    throw new Error('These rules ask no database.');
  },
});

/** Asks rules that go by the answers alone. */
export const ask = (
  kind: SuggestionKind,
  answers: Readonly<Record<string, Answers>>,
  rest: Partial<Situation> = {},
) => suggestByRules(noDatabase, situationOf(kind, answers, rest));
