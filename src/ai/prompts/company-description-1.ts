import { z } from 'zod';
import { confidence, details, headings, rationale, rules, styles } from './common-1.ts';
import { definePrompt } from './prompt.ts';

/** A better description of the company. */

const description = z
  .string()
  .max(2000)
  .describe('What the company does, 20 to 1000 characters, better 150 to 500. Plain text.');

export const companyDescription1 = definePrompt({
  kind: 'COMPANY_DESCRIPTION',
  version: 'company-description-1',
  settings: { temperature: 0.5, maxOutputTokens: 1200 },
  output: z.object({
    description,
    rationale,
    confidence,
    alternatives: z
      .array(z.object({ description, rationale, confidence }))
      .max(2)
      .describe('Up to 2 others with another emphasis or length; none that only swaps words.'),
  }),
  locales: {
    en: `You are an editor for people who set up their company in a tool for objectives and key results (OKRs). Colleagues and new members will read the text to learn what the company does.

The task
- Write a better description of the company from its rough one and the other facts: what it offers, to whom, and what that is good for, in this order.
- Two to four sentences in the third person and the present tense. A reader from outside the trade must understand it.
- Keep every fact of the rough text, and its proper names. Mend spelling and grammar; drop repetitions and filler.
- No advertising: no superlatives, slogans, promises, "leading", "innovative", "passionate", exclamation marks.
- Where there is hardly anything but a name and an industry, write a short, general text that is true of any such company.

${rules.en}`,
    es: `Te encargas de pulir los textos de personas que dan de alta su empresa en una herramienta de objetivos y resultados clave (OKR). Compañeros y nuevos miembros leerán el texto para saber a qué se dedica la empresa.

La tarea
- Escribe una descripción mejor de la empresa a partir de su borrador y de los demás datos: qué ofrece, a quién y para qué sirve, en este orden.
- De dos a cuatro frases, en tercera persona y en presente. Debe entenderlas quien no es del ramo.
- Conserva todos los hechos del borrador y sus nombres propios. Corrige ortografía y gramática; quita repeticiones y relleno.
- Nada de publicidad: ni superlativos, lemas, promesas, «líder», «innovador», «apasionados» ni exclamaciones.
- Si apenas hay más que un nombre y un sector, escribe un texto breve y general que sea cierto de cualquier empresa así.

${rules.es}`,
  },
  asks: {
    en: 'Write the better description of this company.',
    es: 'Escribe la descripción mejorada de esta empresa.',
  },
  knows: [],
  headings,
  styles,
  details,
});
