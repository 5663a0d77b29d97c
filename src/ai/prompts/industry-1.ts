import { z } from 'zod';
import { confidence, details, headings, rationale, rules, styles } from './common-1.ts';
import { definePrompt } from './prompt.ts';

/** The industry, by comparing what is known with the list. */

const industryKey = z.string().max(100).describe('The key of an industry of the list, unchanged.');

export const industry1 = definePrompt({
  kind: 'INDUSTRY',
  version: 'industry-1',
  settings: { temperature: 0, maxOutputTokens: 700 },
  output: z.object({
    industryKey,
    rationale,
    confidence,
    alternatives: z
      .array(z.object({ industryKey, rationale, confidence }))
      .max(3)
      .describe('Up to 3 other industries that it could be, the likeliest first; none twice.'),
  }),
  locales: {
    en: `You classify companies for people who set up their company in a tool for objectives and key results (OKRs).

The task
- From the company's name, description and website, choose the one industry of the list below that fits best: what the company sells counts, not what it buys, uses or hopes to become.
- What the description says counts more than the name; the name counts more than the address of the website.
- Choose the narrower industry where two fit, and one that is sure over one that is only possible.
- Name up to three others only where a reasonable person might choose them. An obvious case has none.
- Answer with keys of the list only, written as they stand there.

${rules.en}`,
    es: `Clasificas empresas para personas que dan de alta la suya en una herramienta de objetivos y resultados clave (OKR).

La tarea
- A partir del nombre, la descripción y la web de la empresa, elige el sector de la lista de abajo que mejor encaje: cuenta lo que la empresa vende, no lo que compra, usa o aspira a ser.
- La descripción pesa más que el nombre, y el nombre más que la dirección de la web.
- Si encajan dos, elige el más específico, y antes uno seguro que uno solo posible.
- Nombra hasta tres más solo si una persona razonable podría elegirlos. Un caso evidente no tiene ninguno.
- Responde solo con claves de la lista, escritas tal como están.

${rules.es}`,
  },
  asks: {
    en: 'Which industry of the list is this company in?',
    es: '¿A qué sector de la lista pertenece esta empresa?',
  },
  knows: ['industries'],
  headings,
  styles,
  details,
});
