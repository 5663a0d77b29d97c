import { describe, expect, test } from 'vitest';
import { checkStep } from '../../src/steps/check.ts';
import { review } from '../../src/steps/review.ts';
import { reviewAnswers as valid } from './answers.ts';
import { context, isText, problems, put } from './kit.ts';

test('REVIEW takes what is right, and must not be skipped', () => {
  expect(checkStep(review, valid, context())).toEqual({ issues: [], value: valid });
  expect(review).toMatchObject({ key: 'REVIEW', skippable: false });
});

describe.each(['confirmed', 'termsAccepted', 'dataProcessingAccepted'])(
  '%s must be true',
  (box) => {
    test.each([
      [false, 'MUST_BE_ACCEPTED'],
      [undefined, 'REQUIRED'],
      [null, 'REQUIRED'],
      ['', 'REQUIRED'],
      ['true', 'INVALID_TYPE'],
      [1, 'INVALID_TYPE'],
      [[true], 'INVALID_TYPE'],
    ])('%j: %s', (value, code) => {
      expect(problems(review, put(valid, box, value))).toEqual([`${box} ${code}`]);
    });
  },
);

describe('additionalNotes? ≤1000', () => {
  isText({
    step: review,
    valid,
    path: 'additionalNotes',
    min: 1,
    max: 1000,
    optional: true,
    multiline: true,
  });
});

test('tells all at once', () => {
  const answers = { confirmed: false, termsAccepted: null, additionalNotes: 'a\u0007b' };
  expect(problems(review, answers)).toEqual([
    'additionalNotes INVALID_CHARACTERS',
    'confirmed MUST_BE_ACCEPTED',
    'dataProcessingAccepted REQUIRED',
    'termsAccepted REQUIRED',
  ]);
});
