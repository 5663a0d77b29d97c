import { z } from 'zod';
import { confidence, details, headings, rationale, rules, styles } from './common-1.ts';
import { definePrompt } from './prompt.ts';

/** The industry, by first saying who pays whom for what: unlike industry-1, the choice comes after the reasons. */

const industryKey = z.string().max(100).describe('The key of an industry of the list, unchanged.');

export const industry2 = definePrompt({
  kind: 'INDUSTRY',
  version: 'industry-2',
  settings: { temperature: 0, maxOutputTokens: 800 },
  output: z.object({
    activity: z
      .string()
      .max(600)
      .describe('Before you choose: what is sold, to whom, and how, in one sentence.'),
    rationale,
    industryKey,
    confidence,
    alternatives: z
      .array(z.object({ rationale, industryKey, confidence }))
      .max(3)
      .describe('Up to 3 other industries that it could be, the likeliest first; none twice.'),
  }),
  locales: {
    en: `You classify companies for people who set up their company in a tool for objectives and key results (OKRs).

The task, in this order
1. Say to yourself in \`activity\` what the company is paid for, by whom, and how it delivers that. Leave out what it merely uses: a bakery with a web shop is a bakery; a firm that writes software for bakeries is a software firm.
2. Choose the one industry of the list below whose companies are paid for the same. If several are, take the narrowest that covers the larger part of it.
3. Name as alternatives, up to three, the industries that lost narrowly, each with what would have to be true for it to be the right one. An obvious case has none.
- The description counts more than the name, and the name more than the address of the website.
- If all you have is a name that says nothing, choose what is likeliest, with a confidence below 0.3.
- Answer with keys of the list only, written as they stand there.

${rules.en}`,
    es: `Clasificas empresas para personas que dan de alta la suya en una herramienta de objetivos y resultados clave (OKR).

La tarea, en este orden
1. Escribe en \`activity\` por qué cobra la empresa, a quién y cómo lo entrega. Deja fuera lo que solo utiliza: una panadería con tienda en línea es una panadería; quien hace software para panaderías es una empresa de software.
2. Elige el único sector de la lista de abajo cuyas empresas cobran por lo mismo. Si hay varios, el más específico que cubra la mayor parte.
3. Como alternativas, hasta tres, nombra los sectores que han perdido por poco, cada uno con lo que tendría que ser cierto para que fuera el correcto. Un caso evidente no tiene ninguna.
- La descripción pesa más que el nombre, y el nombre más que la dirección de la web.
- Si solo tienes un nombre que no dice nada, elige lo más probable, con una confianza inferior a 0.3.
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
