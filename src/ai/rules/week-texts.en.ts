import type { RuleTexts } from './texts.ts';

const many = (count: number, one: string, more: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${more}`;

/** What to do in the first week, in English. */
export const weekEn: RuleTexts['week'] = {
  found:
    'A first week that follows from your answers: what is due comes first, what is done is left out.',
  foundMember: 'A first week for somebody who joins, by your profile and what is still due.',
  finish: (count) => ({
    title: 'Finish the onboarding',
    text: `${many(count, 'thing is', 'things are')} still due; the requirements say where.`,
  }),
  complete: {
    title: 'Look over it once more and complete',
    text: 'Nothing is due any more. Completing it creates the organization and sends the invitations.',
  },
  invite: {
    title: 'Invite those who lead',
    text: 'Begin with one person per department; they can bring in others.',
  },
  welcome: (count) => ({
    title: count === 1 ? 'Welcome the person you invited' : 'Welcome those you invited',
    text: `Write a line to the ${count === 1 ? 'person' : `${count} people`} you invited: why this is done, and what you expect in the first week.`,
  }),
  setObjectives: {
    title: 'Set one objective',
    text: 'Choose the one thing that should be different at the end of the cycle, and two numbers that would show it.',
  },
  explain: (count) => ({
    title: count === 1 ? 'Explain the objective' : 'Explain the objectives',
    text: `Take half an hour with the team to say why ${count === 1 ? 'this objective' : `these ${count} objectives`} and not others.`,
  }),
  baselines: {
    title: 'Measure where you stand',
    text: 'Put today’s number into each key result as its baseline. Where nobody knows it, finding out is the first task.',
  },
  leads: (departments) => ({
    title: 'Say who leads what',
    text: `Name one person for ${departments === 1 ? 'the department' : `each of the ${departments} departments`}, who keeps its key results up to date.`,
  }),
  owners: {
    title: 'Give each objective an owner',
    text: 'One name per objective: who shares it with everybody has nobody to ask.',
  },
  rhythm: (days) => ({
    title: 'Fix a weekly check-in',
    text: `Fifteen minutes a week, the same day each${days === null ? '' : `, for the ${days} days of the cycle`}: numbers first, obstacles second.`,
  }),
  rhythmUrgent: {
    title: 'Fix two short check-ins a week',
    text: 'It is urgent: ten minutes twice a week show early what does not move.',
  },
  lookBack: {
    title: 'Look back on the week',
    text: 'Hold the first check-in: which key result moved, which has no number yet, and which one to drop.',
  },
  hello: {
    title: 'Complete your onboarding and say hello',
    text: 'Nothing is due any more. Tell your team what you do and what you can be asked about.',
  },
  readObjectives: {
    title: 'Read the objectives',
    text: 'Look at the objectives of the organization and of your department, and note what is unclear.',
  },
  meet: {
    title: 'Meet your manager',
    text: 'Ask which key result you can move most, and what would be a good first month.',
  },
  learn: {
    title: 'Learn the basics of OKRs',
    text: 'Half an hour is enough: what an objective is, how a key result is measured, what a check-in is for.',
  },
  share: {
    title: 'Share what you know of OKRs',
    text: 'Go through one objective with a colleague and sharpen a key result together.',
  },
  choose: {
    title: 'Choose a key result',
    text: 'Pick one to which your work contributes, and write down how you will notice.',
  },
  agree: {
    title: 'Agree on how to stay in touch',
    text: 'Find out when your team checks in, and put it into your calendar.',
  },
  firstCheckIn: {
    title: 'Join your first check-in',
    text: 'Say one number that moved and one thing that is in your way.',
  },
};
