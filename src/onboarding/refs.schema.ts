import { builder } from '../builder.ts';
import type { Session, StepState } from './session.service.ts';

/** Declared apart from their fields, so that steps and errors can name them without knowing them. */
export const OnboardingSessionRef = builder.objectRef<Session>('OnboardingSession');
export const StepStateRef = builder.objectRef<StepState>('OnboardingStepState');
