import { z } from 'zod';
import { confidence, details, headings, rationale, rules, styles } from './common-1.ts';
import { definePrompt } from './prompt.ts';

/** A role and a department for each person of the draft, who is known by a number only. */

const person = z.object({
  person: z
    .int()
    .min(1)
    .max(500)
    .describe('The number of the person in the data: 3 of `person 3`.'),
  role: z.enum(['ADMIN', 'MANAGER', 'MEMBER', 'VIEWER']),
  departmentKey: z
    .string()
    .max(200)
    .nullable()
    .describe('The key of a department of the data; null where none can be told.'),
});

export const invitationRoles1 = definePrompt({
  kind: 'INVITATION_ROLES',
  version: 'invitation-roles-1',
  settings: { temperature: 0, maxOutputTokens: 3500 },
  output: z.object({
    people: z.array(person).max(100).describe('Everybody whom the data list, each once.'),
    rationale,
    confidence,
  }),
  locales: {
    en: `You help people who set up their company in a tool for objectives and key results (OKRs) to give the colleagues whom they invite the right role and department.

The task
- For every person whom the data list, by the number they have there, choose a role and a department. Leave nobody out, and answer with numbers, never with names or addresses.
- The roles: ADMIN manages the organization and its people; MANAGER manages a department; MEMBER takes part; VIEWER only reads.
- Give the least that does the work. MEMBER where nothing speaks for another. MANAGER only where the data show that somebody leads, and only with a department. ADMIN only where an address belongs to the management or to those who run the company's computers. VIEWER for people from outside, such as accountants or investors.
- Of an address you see the mailbox, the part before the @. Where it names a function, such as sales or hr, choose the department by it. A department must be one of the data, by its key. Where the function fits none, the department is null.
- Keep the role and the department that the person inviting has chosen already, unless their wish says otherwise.
- In the rationale speak of groups and functions, not of single people.

${rules.en}`,
    es: `Ayudas a personas que dan de alta su empresa en una herramienta de objetivos y resultados clave (OKR) a dar a las personas que invitan el rol y el departamento adecuados.

La tarea
- Para cada persona que figura en los datos, por el número que tiene allí, elige un rol y un departamento. No dejes fuera a nadie y responde con números, nunca con nombres ni direcciones.
- Los roles: ADMIN gestiona la organización y a su gente; MANAGER dirige un departamento; MEMBER participa; VIEWER solo lee.
- Da lo mínimo con lo que se pueda trabajar. MEMBER si nada apunta a otro. MANAGER solo si los datos muestran que alguien dirige, y solo con departamento. ADMIN solo si la dirección es de la gerencia o de quienes llevan la informática. VIEWER para gente de fuera, como la asesoría o los inversores.
- De cada dirección ves el buzón (mailbox), la parte anterior a la @. Si nombra una función, como ventas o rrhh, elige por ella el departamento. El departamento debe ser uno de los datos, por su clave. Si la función no encaja en ninguno, el departamento es null.
- Conserva el rol y el departamento que ya haya elegido quien invita, salvo que su deseo diga otra cosa.
- En la justificación habla de grupos y funciones, no de personas concretas.

${rules.es}`,
  },
  asks: {
    en: 'Which role and department does each of these people get?',
    es: '¿Qué rol y qué departamento corresponde a cada una de estas personas?',
  },
  knows: [],
  headings,
  styles,
  details,
});
