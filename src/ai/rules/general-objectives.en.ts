import type { ModelObjective } from './model-objectives.ts';
import type { Goal } from './texts.ts';

/** Objectives for each business goal, for companies of any industry. */
export const generalEn: Readonly<Record<Goal, ModelObjective>> = {
  REVENUE_GROWTH: {
    title: 'Grow revenue from customers who stay',
    description:
      'Earn more from new and present customers without buying growth that leaves again.',
    keyResults: [
      {
        title: 'New customers won in the cycle',
        metricType: 'NUMBER',
        baseline: 0,
        target: 20,
        unit: 'customers',
      },
      { title: 'Customers who buy again', metricType: 'PERCENTAGE', baseline: 30, target: 40 },
    ],
  },
  MARKET_EXPANSION: {
    title: 'Win our first customers in a new market',
    description:
      'Prove with few customers that the offer works somewhere else before investing more.',
    keyResults: [
      {
        title: 'Paying customers in the new market',
        metricType: 'NUMBER',
        baseline: 0,
        target: 5,
        unit: 'customers',
      },
      {
        title: 'Conversations with prospects there',
        metricType: 'NUMBER',
        baseline: 0,
        target: 30,
        unit: 'conversations',
      },
    ],
  },
  PRODUCT_DEVELOPMENT: {
    title: 'Ship what customers ask for most',
    description:
      'Put one improvement that customers really want into their hands, and see that they use it.',
    keyResults: [
      {
        title: 'Customers interviewed on what they need',
        metricType: 'NUMBER',
        baseline: 0,
        target: 15,
        unit: 'interviews',
      },
      {
        title: 'Customers who use the improvement',
        metricType: 'PERCENTAGE',
        baseline: 0,
        target: 40,
      },
    ],
  },
  OPERATIONAL_EFFICIENCY: {
    title: 'Get the same work done with less effort',
    description:
      'Find where time and money are lost and take the largest losses out of daily work.',
    keyResults: [
      {
        title: 'Work delivered on the promised date',
        metricType: 'PERCENTAGE',
        baseline: 75,
        target: 92,
      },
      {
        title: 'Hours a week lost to rework',
        metricType: 'NUMBER',
        baseline: 20,
        target: 8,
        unit: 'hours',
      },
    ],
  },
  CUSTOMER_SATISFACTION: {
    title: 'Make customers recommend us',
    description:
      'Answer faster, solve more at the first contact, and hear what customers think of it.',
    keyResults: [
      {
        title: 'Customers who would recommend us',
        metricType: 'PERCENTAGE',
        baseline: 60,
        target: 80,
      },
      {
        title: 'Time to the first answer',
        metricType: 'NUMBER',
        baseline: 24,
        target: 4,
        unit: 'hours',
      },
    ],
  },
  TEAM_DEVELOPMENT: {
    title: 'Help everybody in the team to grow',
    description: 'Give each person a goal to learn for, time for it, and regular talks about it.',
    keyResults: [
      {
        title: 'People with a development goal of their own',
        metricType: 'PERCENTAGE',
        baseline: 10,
        target: 90,
      },
      {
        title: 'People who would recommend working here',
        metricType: 'PERCENTAGE',
        baseline: 55,
        target: 75,
      },
    ],
  },
  INNOVATION: {
    title: 'Try out new ideas quickly and cheaply',
    description: 'Test several ideas with real customers in small experiments and keep what works.',
    keyResults: [
      {
        title: 'Experiments finished with customers',
        metricType: 'NUMBER',
        baseline: 0,
        target: 6,
        unit: 'experiments',
      },
      {
        title: 'Ideas that went into daily business',
        metricType: 'NUMBER',
        baseline: 0,
        target: 2,
        unit: 'ideas',
      },
    ],
  },
  SUSTAINABILITY: {
    title: 'Do our work with less harm to the environment',
    description: 'Know what we use and emit, and bring the largest part of it down.',
    keyResults: [
      {
        title: 'Emissions and waste measured for a whole cycle',
        metricType: 'BOOLEAN',
        baseline: 0,
        target: 1,
      },
      {
        title: 'Purchases from suppliers with green standards',
        metricType: 'PERCENTAGE',
        baseline: 15,
        target: 40,
      },
    ],
  },
};
