import type { RuleTexts } from './texts.ts';

const many = (count: number, one: string, more: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${more}`;

/** What stands out in answers, in English. */
export const insightsEn: RuleTexts['insights'] = {
  found: 'Found by comparing your answers with each other.',
  nothing: {
    title: 'There is little to go by yet',
    text: 'Answer the first steps, and this will say what stands out in them.',
  },
  due: (count) => ({
    title: `${many(count, 'thing is', 'things are')} still due`,
    text: `The onboarding cannot be completed before. The requirements say which step and field ${count === 1 ? 'it' : 'each'} is about.`,
  }),
  warned: (count) => ({
    title: `${many(count, 'answer deserves', 'answers deserve')} a second look`,
    text:
      count === 1
        ? 'Nothing is blocked by it, but the warning beside the field says what looks unusual.'
        : 'Nothing is blocked by them, but the warnings beside the fields say what looks unusual.',
  }),
  noSales: {
    title: 'Growth without anybody who sells',
    text: 'You want more revenue or new markets, but no department does sales or marketing. Say who is responsible for it, or add one.',
  },
  noBuilders: {
    title: 'New products without anybody who builds them',
    text: 'You want to develop products or to innovate, but no department does engineering, product or design.',
  },
  noSupport: {
    title: 'Happier customers without anybody who helps them',
    text: 'Customer satisfaction is a goal, but no department supports customers. Name one that owns what customers tell you.',
  },
  noPeople: {
    title: 'Team development without anybody responsible',
    text: 'You want people to grow and have more than 50 of them, but no department looks after people.',
  },
  tooManyObjectives: (count, people) => ({
    title: `${count} objectives are many for ${many(people, 'person', 'people')}`,
    text: 'Each objective needs somebody with time for it. Keep the one or two that matter most in this cycle.',
  }),
  noMovement: (count) => ({
    title: `${many(count, 'key result begins where it', 'key results begin where they')} should end`,
    text: 'Baseline and target are the same, so nothing can be reached. Put in where you stand today.',
  }),
  noObjectives: {
    title: 'There are no objectives yet',
    text: 'One objective with two key results is enough to begin with. A suggestion can propose some.',
  },
  nobodyInvited: {
    title: 'Nobody is invited yet',
    text: 'You said that several people take part. Invite at least those who lead, so that objectives have owners from the first day.',
  },
  shortCycle: (days) => ({
    title: `A cycle of ${days} days is short for a first one`,
    text: 'Whoever is new to OKRs needs some weeks to learn to measure. 90 days leave time to correct course.',
  }),
  longCycle: {
    title: 'It is urgent, but the cycle lasts a year',
    text: 'Results are needed soon. A cycle of 30 to 90 days shows earlier whether it works.',
  },
  manyGoals: (count) => ({
    title: `${count} business goals at once`,
    text: 'Whoever pursues so many goals has no priority. Choose up to three for this cycle.',
  }),
  noMetrics: {
    title: 'It is not said how success will show',
    text: 'Name two or three success metrics that you look at anyway: key results can build on them.',
  },
  nobodyLeads: {
    title: 'Nobody invited may lead',
    text: 'All who are invited are members or viewers. Make one per department a manager, who can keep its objectives up to date.',
  },
  manyAdmins: (count, of) => ({
    title: `${count} of ${of} invited become administrators`,
    text: 'Administrators manage the organization and its people. Two or three are enough for most companies.',
  }),
  teamTooBig: (team, employees) => ({
    title: 'More people take part than work there',
    text: `The team has ${team} people, the company ${many(employees, 'employee', 'employees')}. One of the two numbers may be wrong.`,
  }),
  maturity: {
    title: 'An advanced company with a beginner at the helm',
    text: 'The company is advanced with OKRs, but you never worked with them. Ask somebody who has to go through the objectives with you.',
  },
  measured: (count) => ({
    title: 'Every objective can be measured',
    text: `${many(count, 'objective has', 'objectives have')} key results that all lead from a baseline to another target.`,
  }),
  focused: {
    title: 'A clear focus',
    text: 'Few goals and few objectives: everybody can remember what matters now.',
  },
  experienced: {
    title: 'You know how OKRs work',
    text: 'Your experience lets you write key results without training first, and help others with theirs.',
  },
  invited: (count) => ({
    title: `${many(count, 'colleague is', 'colleagues are')} about to come in`,
    text: `They get their ${count === 1 ? 'invitation' : 'invitations'} when the onboarding is completed.`,
  }),
  newMember: {
    title: 'OKRs are new to you',
    text: 'An objective says what is to be achieved, its key results how one will know. More is not needed to begin.',
  },
  experiencedMember: {
    title: 'You bring experience with OKRs',
    text: 'Offer it: a second pair of eyes on key results is what most teams lack.',
  },
};
