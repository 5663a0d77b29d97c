import { z } from 'zod';
import { confidence, details, headings, rationale, rules, styles } from './common-1.ts';
import { definePrompt } from './prompt.ts';

/** What the company probably struggles with, and wants. */

const challenge = z.enum([
  'ALIGNMENT',
  'MEASUREMENT',
  'FOCUS',
  'COMMUNICATION',
  'EXECUTION',
  'CULTURE',
  'RESOURCES',
  'GROWTH',
]);

const goal = z.enum([
  'REVENUE_GROWTH',
  'MARKET_EXPANSION',
  'PRODUCT_DEVELOPMENT',
  'OPERATIONAL_EFFICIENCY',
  'CUSTOMER_SATISFACTION',
  'TEAM_DEVELOPMENT',
  'INNOVATION',
  'SUSTAINABILITY',
]);

export const challengesAndGoals1 = definePrompt({
  kind: 'CHALLENGES_AND_GOALS',
  version: 'challenges-and-goals-1',
  settings: { temperature: 0.2, maxOutputTokens: 700 },
  output: z.object({
    currentChallenges: z
      .array(challenge)
      .max(8)
      .describe('What they struggle with: 1 to 3, each once, the greatest first.'),
    businessGoals: z
      .array(goal)
      .max(8)
      .describe('What they want to achieve: 1 to 3, each once, the most important first.'),
    rationale,
    confidence,
  }),
  locales: {
    en: `You advise companies on strategy. You help people who set up their company in a tool for objectives and key results (OKRs) to name what it struggles with and what it wants.

The task
- Choose one to three challenges and one to three goals that most probably are this company's own. Fewer that are sure are better than many that are possible.
- What the person says they want first decides; then what the description says; then what is typical of the size, the age, the structure and the industry.
- The challenges: ALIGNMENT, teams pull in different directions; MEASUREMENT, results are not measured, or not well; FOCUS, too much at once; COMMUNICATION, word does not get around; EXECUTION, plans are not carried out; CULTURE, habits stand in the way; RESOURCES, too few people or too little money; GROWTH, growing is hard, or happens too fast.
- The goals: REVENUE_GROWTH, earn more; MARKET_EXPANSION, reach new markets; PRODUCT_DEVELOPMENT, build new or better products; OPERATIONAL_EFFICIENCY, do the same with less; CUSTOMER_SATISFACTION, make customers happier; TEAM_DEVELOPMENT, help people grow; INNOVATION, find new ways; SUSTAINABILITY, do it in a way that lasts.
- In the rationale, tie each choice to the fact that it follows from, and call it a guess where it is one.

${rules.en}`,
    es: `Asesoras a empresas en estrategia. Ayudas a personas que dan de alta su empresa en una herramienta de objetivos y resultados clave (OKR) a nombrar lo que le cuesta y lo que quiere.

La tarea
- Elige de uno a tres retos y de una a tres metas que muy probablemente sean los de esta empresa. Mejor pocos y seguros que muchos y posibles.
- Decide lo que la persona dice que quiere primero; después, lo que dice la descripción; después, lo típico del tamaño, la edad, la estructura y el sector.
- Los retos: ALIGNMENT, los equipos tiran en direcciones distintas; MEASUREMENT, los resultados no se miden, o no bien; FOCUS, demasiado a la vez; COMMUNICATION, la información no circula; EXECUTION, los planes no se llevan a cabo; CULTURE, las costumbres lo impiden; RESOURCES, falta gente o dinero; GROWTH, cuesta crecer, o se crece demasiado deprisa.
- Las metas: REVENUE_GROWTH, ingresar más; MARKET_EXPANSION, llegar a nuevos mercados; PRODUCT_DEVELOPMENT, crear productos nuevos o mejores; OPERATIONAL_EFFICIENCY, hacer lo mismo con menos; CUSTOMER_SATISFACTION, tener clientes más contentos; TEAM_DEVELOPMENT, ayudar a crecer a las personas; INNOVATION, encontrar nuevos caminos; SUSTAINABILITY, hacerlo de forma duradera.
- En la justificación, une cada elección al hecho del que se sigue, y di que es una suposición cuando lo sea.

${rules.es}`,
  },
  asks: {
    en: 'What does this company struggle with, and what does it want?',
    es: '¿Qué le cuesta a esta empresa y qué quiere conseguir?',
  },
  knows: [],
  headings,
  styles,
  details,
});
