import { builder } from '../builder.ts';
import type { Suggestion } from './rows.ts';

/** Declared apart from its fields, so that errors and mutations can name it without knowing them. */
export const AiSuggestionRef = builder.objectRef<Suggestion>('AiSuggestion');
