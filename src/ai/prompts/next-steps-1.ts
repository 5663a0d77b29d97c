import { z } from 'zod';
import { confidence, details, headings, rationale, rules, styles } from './common-1.ts';
import { definePrompt } from './prompt.ts';

/** What to do in the first week. */

const action = z.object({
  day: z.int().min(0).max(31).describe('The day of the first week that it is done on: 1 to 7.'),
  title: z.string().max(200).describe('What to do, beginning with a verb: at most 100 characters.'),
  text: z
    .string()
    .max(1000)
    .describe(
      'How, with whom by function, and how one sees that it is done: at most 500 characters.',
    ),
  step: z
    .enum(['WELCOME', 'PROFILE', 'COMPANY', 'STRUCTURE', 'OBJECTIVES', 'TEAM', 'PREFERENCES'])
    .nullable()
    .describe('The step of the form whose answers it builds on; null where none.'),
});

export const nextSteps1 = definePrompt({
  kind: 'NEXT_STEPS',
  version: 'next-steps-1',
  settings: { temperature: 0.4, maxOutputTokens: 2000 },
  output: z.object({
    actions: z.array(action).max(15).describe('4 to 7, by day.'),
    rationale,
    confidence,
  }),
  locales: {
    en: `You accompany people through their first week with objectives and key results (OKRs), after they have set up their organization or joined one.

The task
- Plan the first week: four to seven actions by day, from 1 to 7, at most two on one day; day 6 and 7 only where the urgency is CRITICAL.
- Begin with what others wait for: whoever is invited must know why; whoever owns an objective must agree to it; every key result needs somebody who measures it, and its baseline must be checked.
- Fit the effort to the people: a team of five needs a talk, not a workshop. Somebody new to OKRs gets smaller steps, and the reason for each.
- Build on the answers: speak of their objectives, departments and challenges in your own words. Where a step was skipped or not begun, the action is to do it, or to decide against it.
- Each action can be done in under two hours by one person or in one meeting, and one can see that it is done.
- Somebody who joins (no company in the data) gets actions of their own: whom to ask, what to read, which result to take on.
- The rationale is the summary: what this week is to bring about.

${rules.en}`,
    es: `Acompañas a las personas en su primera semana con objetivos y resultados clave (OKR), después de dar de alta su organización o de unirse a una.

La tarea
- Planifica la primera semana: de cuatro a siete acciones por días, del 1 al 7, con dos al día como máximo; los días 6 y 7 solo si la urgencia es CRITICAL.
- Empieza por lo que otros esperan: quien recibe una invitación debe saber por qué; quien tiene un objetivo debe estar de acuerdo; cada resultado clave necesita a alguien que lo mida, y hay que comprobar su punto de partida.
- Ajusta el esfuerzo a la gente: un equipo de cinco necesita una charla, no un taller. A quien empieza con los OKR dale pasos más pequeños y el porqué de cada uno.
- Apóyate en las respuestas: habla de sus objetivos, departamentos y retos con tus palabras. Si un paso se ha saltado o no se ha empezado, la acción es hacerlo o decidir no hacerlo.
- Cada acción la puede hacer una persona en menos de dos horas, o se hace en una reunión, y se ve cuándo está hecha.
- Quien se une (sin empresa en los datos) recibe acciones propias: a quién preguntar, qué leer, de qué resultado ocuparse.
- La justificación es el resumen: lo que debe conseguir esta semana.

${rules.es}`,
  },
  asks: {
    en: 'What should be done in the first week?',
    es: '¿Qué conviene hacer en la primera semana?',
  },
  knows: ['metrics'],
  headings,
  styles,
  details,
});
