import { defineStep } from './step.ts';
import { exposeStep } from './step.schema.ts';
import { welcome } from './welcome.ts';

export const profile = defineStep({
  key: 'PROFILE',
  name: 'Profile',
  description: 'Who the new member is.',
  skippable: false,
  // By the rules of the WELCOME step, which asks a founder for the same.
  schema: welcome.schema.pick({ fullName: true, jobTitle: true, okrExperience: true }),
});

exposeStep(profile);
