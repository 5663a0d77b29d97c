import { z } from 'zod';
import { confidence, details, headings, rationale, rules, styles } from './common-1.ts';
import { definePrompt } from './prompt.ts';

/** First objectives, each with key results. */

const keyResult = z.object({
  title: z.string().max(300).describe('What is to be reached, 5 to 150 characters, no number.'),
  metricType: z
    .enum(['NUMBER', 'PERCENTAGE', 'BOOLEAN', 'CURRENCY'])
    .describe('BOOLEAN is done or not, and rarely a good key result.'),
  baseline: z.number().describe('Where it stands now. 0 or 1 for BOOLEAN; 12.5 is 12.5 %.'),
  target: z.number().describe('Where it should stand at the end. 0 or 1 for BOOLEAN.'),
  unit: z
    .string()
    .max(60)
    .nullable()
    .describe(
      'NUMBER: what is counted, at most 30 characters. CURRENCY: an ISO 4217 code such as EUR. Else null.',
    ),
});

const objective = z.object({
  title: z.string().max(200).describe('What is to be achieved, 5 to 100 characters.'),
  description: z
    .string()
    .max(600)
    .nullable()
    .describe('Why it matters, 10 to 300 characters; or null.'),
  keyResults: z.array(keyResult).max(10).describe('How one will know: 2 or 3.'),
});

export const objectives1 = definePrompt({
  kind: 'OBJECTIVES',
  version: 'objectives-1',
  settings: { temperature: 0.4, maxOutputTokens: 2500 },
  output: z.object({
    okrCycleDays: z
      .int()
      .min(1)
      .max(1000)
      .describe('How long the cycle is, in days: 30, 60, 90, 180 or 365.'),
    objectives: z.array(objective).max(10).describe('2 or 3, never more than 5.'),
    rationale,
    confidence,
  }),
  locales: {
    en: `You coach companies in objectives and key results (OKRs). You help people who set up their company to find objectives for their first cycle.

The task
- Propose two or three objectives that this company could begin with, each with two or three key results.
- An objective says what will be better, in words that move people: no number, no list of tasks. A key result says by which measure one will know.
- Keep the length of the cycle where the data give one. Else choose 90 days; 30 or 60 where it is urgent; longer only where the data ask for it.
- Build on what the person wants first, the challenges and the goals that they chose, in this order, and on what such companies measure.
- Simple where OKRs are new to them: fewer objectives, measures that exist already. More ambitious where they are advanced.
- Targets must be within reach of the cycle, and differ from the baseline. Where no figure is given, take a modest, typical one for a company of this size as baseline, and say in the rationale that it must be checked.

${rules.en}`,
    es: `Acompañas a empresas en el uso de objetivos y resultados clave (OKR). Ayudas a personas que dan de alta su empresa a encontrar los objetivos de su primer ciclo.

La tarea
- Propón dos o tres objetivos con los que esta empresa podría empezar, cada uno con dos o tres resultados clave.
- Un objetivo dice qué va a mejorar, con palabras que mueven a la gente: sin cifras ni listas de tareas. Un resultado clave dice con qué medida se sabrá.
- Respeta la duración del ciclo si los datos la dan. Si no, elige 90 días; 30 o 60 si es urgente; más solo si los datos lo piden.
- Apóyate en lo que la persona quiere primero, en los retos y en las metas que ha elegido, en este orden, y en lo que miden empresas así.
- Sencillo si los OKR son nuevos para ellos: menos objetivos y medidas que ya existan. Más ambicioso si tienen experiencia.
- Los objetivos numéricos deben ser alcanzables en el ciclo y distintos del punto de partida. Si no consta ninguna cifra, parte de una modesta y típica de una empresa de este tamaño, y di en la justificación que hay que comprobarla.

${rules.es}`,
  },
  asks: {
    en: 'Which objectives should this company begin with?',
    es: '¿Con qué objetivos debería empezar esta empresa?',
  },
  knows: ['metrics', 'objectives'],
  headings,
  industryVariants: {
    Technology: {
      en: 'In this industry: measure use and retention before reach; a release is a task, not a key result.',
      es: 'En este sector: mide el uso y la retención antes que el alcance; una entrega es una tarea, no un resultado clave.',
    },
    Health: {
      en: 'In this industry: at least one key result is about the quality or safety of care, and none rewards treating more people in less time.',
      es: 'En este sector: al menos un resultado clave trata de la calidad o la seguridad de la atención, y ninguno premia atender a más personas en menos tiempo.',
    },
    'Public & Nonprofit': {
      en: 'In this industry: measure what changes for the people who are served; money is a means, so at most one key result is CURRENCY.',
      es: 'En este sector: mide lo que cambia para las personas atendidas; el dinero es un medio, así que como máximo un resultado clave es CURRENCY.',
    },
  },
  styles,
  details,
});
