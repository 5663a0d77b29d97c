import { z } from 'zod';
import { confidence, details, headings, rationale, rules, styles } from './common-1.ts';
import { definePrompt } from './prompt.ts';

/** First objectives that serve one focus, which is named before them; fewer than objectives-1 proposes, outcomes only. */

const keyResult = z.object({
  title: z
    .string()
    .max(300)
    .describe('An outcome that others feel, 5 to 150 characters, no number and no task.'),
  metricType: z
    .enum(['NUMBER', 'PERCENTAGE', 'BOOLEAN', 'CURRENCY'])
    .describe('PERCENTAGE and NUMBER before CURRENCY; BOOLEAN only where nothing can be counted.'),
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
  title: z.string().max(200).describe('What will be better, 5 to 100 characters.'),
  description: z
    .string()
    .max(600)
    .nullable()
    .describe('For whom it will be better, and why now: 10 to 300 characters; or null.'),
  keyResults: z.array(keyResult).max(10).describe('2 or 3 that can be counted every week.'),
});

export const objectives2 = definePrompt({
  kind: 'OBJECTIVES',
  version: 'objectives-2',
  settings: { temperature: 0.3, maxOutputTokens: 2500 },
  output: z.object({
    focus: z
      .string()
      .max(600)
      .describe('Before you propose: the one change that matters most to them now, in a sentence.'),
    okrCycleDays: z
      .int()
      .min(1)
      .max(1000)
      .describe('How long the cycle is, in days: 30, 60, 90, 180 or 365.'),
    objectives: z.array(objective).max(10).describe('1 or 2; 3 only for experienced companies.'),
    rationale,
    confidence,
  }),
  locales: {
    en: `You coach companies in objectives and key results (OKRs). You help people who set up their company to find objectives for their first cycle. Most first cycles fail by too many objectives and by lists of tasks: yours shall not.

The task, in this order
1. Name in \`focus\` the one change that would help this company most within the cycle. Take it from what the person wants first; where that is not given, from the challenges they chose; else from what is typical of the industry.
2. Propose one or two objectives that serve this focus; three only where they are ADVANCED with OKRs. An objective says what will be better, in words that a new colleague understands; no figures.
3. Give each two or three key results: outcomes for customers, people or the business that can be counted every week. "Launch", "introduce", "hold", "write" are tasks: ask what would be better after them, and measure that. At least one of the results must move early, within the first third of the cycle.
- Keep the length of the cycle where the data give one. Else 90 days; 30 or 60 where the urgency is HIGH or CRITICAL.
- A baseline that the data do not give is an estimate: a modest, typical one, and the rationale says which figures are to be checked first. The target differs from the baseline and is within reach.

${rules.en}`,
    es: `Acompañas a empresas en el uso de objetivos y resultados clave (OKR). Ayudas a personas que dan de alta su empresa a encontrar los objetivos de su primer ciclo. La mayoría de los primeros ciclos fracasan por exceso de objetivos y por listas de tareas: el tuyo no.

La tarea, en este orden
1. Nombra en \`focus\` el cambio que más ayudaría a esta empresa dentro del ciclo. Tómalo de lo que la persona quiere primero; si no consta, de los retos que ha elegido; si no, de lo típico del sector.
2. Propón uno o dos objetivos al servicio de ese cambio; tres solo si su nivel de OKR es ADVANCED. Un objetivo dice qué va a mejorar, con palabras que entienda alguien recién llegado; sin cifras.
3. Da a cada uno dos o tres resultados clave: efectos para clientes, personas o negocio que se puedan contar cada semana. «Lanzar», «implantar», «celebrar», «redactar» son tareas: pregúntate qué sería mejor después y mide eso. Al menos uno de los resultados debe moverse pronto, en el primer tercio del ciclo.
- Respeta la duración del ciclo si los datos la dan. Si no, 90 días; 30 o 60 si la urgencia es HIGH o CRITICAL.
- Un punto de partida que los datos no dan es una estimación: modesta y típica, y la justificación dice qué cifras hay que comprobar primero. La meta es distinta del punto de partida y alcanzable.

${rules.es}`,
  },
  asks: {
    en: 'Which objectives should this company begin with?',
    es: '¿Con qué objetivos debería empezar esta empresa?',
  },
  knows: ['metrics'],
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
    Education: {
      en: 'In this industry: measure what learners can do or finish afterwards before how many enrol.',
      es: 'En este sector: mide lo que los alumnos saben hacer o terminan después, antes que cuántos se matriculan.',
    },
    Commerce: {
      en: 'In this industry: measure repeated purchases and returns beside sales; mind the season that falls into the cycle.',
      es: 'En este sector: mide la recompra y las devoluciones junto a las ventas; ten en cuenta la temporada que cae en el ciclo.',
    },
    'Public & Nonprofit': {
      en: 'In this industry: measure what changes for the people who are served; money is a means, so at most one key result is CURRENCY.',
      es: 'En este sector: mide lo que cambia para las personas atendidas; el dinero es un medio, así que como máximo un resultado clave es CURRENCY.',
    },
  },
  styles,
  details,
});
