import { z } from 'zod';
import { text } from './fields.ts';
import { defineStep } from './step.ts';
import { exposeStep } from './step.schema.ts';

/** A box that must be ticked. */
const accepted = () =>
  z.boolean().refine((value) => value, { params: { code: 'MUST_BE_ACCEPTED' } });

const schema = z.object({
  confirmed: accepted().describe('That the answers are right: must be true.'),
  termsAccepted: accepted().describe('That the terms of use are accepted: must be true.'),
  dataProcessingAccepted: accepted().describe('That data may be processed as told: must be true.'),
  additionalNotes: text({ max: 1000, multiline: true })
    .optional()
    .describe('Anything else, at most 1000 characters. May have several lines.'),
});

export const review = defineStep({
  key: 'REVIEW',
  name: 'Review',
  description: 'A last look before it becomes real.',
  skippable: false,
  schema,
});

exposeStep(review);
