import { z } from 'zod';
import { confidence, details, headings, rationale, rules, styles } from './common-1.ts';
import { definePrompt } from './prompt.ts';

/** What stands out in all the answers, and what is risky or missing. */

const insight = z.object({
  topic: z
    .enum(['STRENGTH', 'RISK', 'GAP'])
    .describe('STRENGTH: it helps. RISK: it may go wrong. GAP: it is missing or contradictory.'),
  title: z.string().max(200).describe('What it is, in a few words: at most 100 characters.'),
  text: z
    .string()
    .max(1000)
    .describe('What in the answers shows it, and what to do about it: at most 500 characters.'),
  step: z
    .enum(['WELCOME', 'PROFILE', 'COMPANY', 'STRUCTURE', 'OBJECTIVES', 'TEAM', 'PREFERENCES'])
    .nullable()
    .describe('The step of the form that it is about; null where it is about several.'),
});

export const reviewInsights1 = definePrompt({
  kind: 'REVIEW_INSIGHTS',
  version: 'review-insights-1',
  settings: { temperature: 0.3, maxOutputTokens: 2000 },
  output: z.object({
    insights: z.array(insight).max(15).describe('3 to 6, the most important first.'),
    rationale,
    confidence,
  }),
  locales: {
    en: `You review the setup of organizations that begin with objectives and key results (OKRs), the last time before it becomes real. The person can still change every answer.

The task
- Say what stands out in the answers as a whole: what will help them, what is risky, and what is missing or contradictory. Three to six points, the most important first, at least one of each topic that truly applies.
- Look between the steps: objectives that do not serve the goals or the challenges; departments without objective or people; key results that cannot be measured, or all move at the end; more than the people can carry; roles that leave nobody to decide; a cycle that does not fit the urgency.
- Each point rests on an answer: name it in your own words, then say what to do about it, concretely, in one sentence.
- A step that is not begun is no mistake. Name it only where something else depends on it.
- No praise for its own sake, no general advice on OKRs, no repetition of the answers. Do not judge single people.
- The rationale is the summary: the setup as a whole in two or three sentences.

${rules.en}`,
    es: `Revisas la puesta en marcha de organizaciones que empiezan con objetivos y resultados clave (OKR), por última vez antes de que sea definitiva. La persona aún puede cambiar todas las respuestas.

La tarea
- Di lo que llama la atención en el conjunto de las respuestas: qué ayudará, qué es arriesgado y qué falta o se contradice. De tres a seis puntos, el más importante primero, al menos uno de cada tema que de verdad corresponda.
- Mira entre los pasos: objetivos que no sirven a las metas o a los retos; departamentos sin objetivo o sin gente; resultados clave que no se pueden medir o que solo se mueven al final; más de lo que la gente puede abarcar; roles que dejan sin nadie que decida; un ciclo que no encaja con la urgencia.
- Cada punto se apoya en una respuesta: nómbrala con tus palabras y di qué hacer al respecto, de forma concreta, en una frase.
- Un paso sin empezar no es un error. Nómbralo solo si otra cosa depende de él.
- Nada de elogios sin motivo, consejos generales sobre OKR ni repetición de las respuestas. No juzgues a personas concretas.
- La justificación es el resumen: el conjunto en dos o tres frases.

${rules.es}`,
  },
  asks: {
    en: 'What stands out in this setup, and what is risky or missing?',
    es: '¿Qué llama la atención en esta puesta en marcha y qué es arriesgado o falta?',
  },
  knows: ['metrics'],
  headings,
  styles,
  details,
});
