import { choice } from './fields.ts';

/** Enums that organizations and industries share with the steps. */

export const departmentType = choice('DepartmentType', 'What a department does.', {
  ENGINEERING: 'Builds and runs what is technical.',
  PRODUCT: 'Decides what is built.',
  DESIGN: 'Gives it its form.',
  MARKETING: 'Makes it known.',
  SALES: 'Sells it.',
  OPERATIONS: 'Keeps the business running.',
  FINANCE: 'Looks after money.',
  HR: 'Looks after people.',
  LEGAL: 'Looks after contracts and the law.',
  SUPPORT: 'Helps customers.',
  OTHER: 'Something else.',
});
export const DEPARTMENT_TYPES = departmentType.options;

export const metricType = choice('MetricType', 'How a key result is measured.', {
  NUMBER: 'A number, in the unit given.',
  PERCENTAGE: 'A percentage: 12.5 means 12.5 %.',
  BOOLEAN: 'Done or not: 1 or 0.',
  CURRENCY: 'An amount of money; unit is its ISO 4217 code.',
});
export const METRIC_TYPES = metricType.options;

export const aiAssistance = choice('AiAssistance', 'How much an AI may help.', {
  OFF: 'Not at all.',
  MINIMAL: 'Only when asked.',
  MODERATE: 'With suggestions now and then.',
  EXTENSIVE: 'With suggestions wherever it can.',
});
